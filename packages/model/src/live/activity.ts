import { isNumber, isObject, isString } from '../read/fields.ts';
import type { Activity } from '../records/activity.ts';
import type { Y } from '../yjs.ts';
import { hubOf } from './hub.ts';

/** What happened, in order of (at, id). */
export interface LiveActivity {
  /** What happened to one requisition, application, person, risk or decision. A new array whenever something was added. */
  of(subject: string): readonly Activity[];
  readonly all: readonly Activity[];
  subscribe(listener: () => void): () => void;
  stop(): void;
}

/** The activity of the `board` or the `people` document. An entry that does not parse is passed over and stays where it is [M8]. */
export function liveActivity(doc: Y.Doc): LiveActivity {
  const array = doc.getArray<unknown>('activity');
  const listeners = new Set<() => void>();
  const seen = new Set<string>();
  let all: Activity[] = [];
  let bySubject = new Map<string, Activity[]>();
  let length = 0;
  let touched = false;
  let news = false;

  const take = (activity: Activity): void => {
    insert(all, activity);
    for (const subject of subjectsOf(activity)) {
      const known = bySubject.get(subject);
      // A copy, so that a reader who holds the old list can tell by `===`.
      const next = known === undefined ? [] : [...known];
      insert(next, activity);
      bySubject.set(subject, next);
    }
  };
  const readAll = (): void => {
    seen.clear();
    all = [];
    bySubject = new Map();
    for (const value of array.toArray()) {
      const activity = parseActivity(value);
      if (activity === undefined || seen.has(activity.id)) continue;
      seen.add(activity.id);
      all.push(activity);
    }
    all.sort(byTime);
    for (const activity of all) {
      for (const subject of subjectsOf(activity)) {
        const known = bySubject.get(subject);
        if (known === undefined) bySubject.set(subject, [activity]);
        else known.push(activity);
      }
    }
    length = array.length;
  };
  /** New entries stand at the end, or just before entries that somebody else appended meanwhile: look from the end. */
  const readNew = (): void => {
    let missing = array.length - length;
    if (missing < 0 || missing > 200) return readAll();
    for (let index = array.length - 1; missing > 0 && index >= 0; index--) {
      const activity = parseActivity(array.get(index));
      if (activity === undefined) return readAll();
      if (seen.has(activity.id)) continue;
      seen.add(activity.id);
      take(activity);
      missing--;
    }
    length = array.length;
  };

  readAll();
  const observe = (): void => void (touched = true);
  array.observe(observe);
  const hub = hubOf(doc);
  const stops = [
    () => array.unobserve(observe),
    hub.derive(() => {
      if (!touched) return;
      touched = false;
      news = true;
      readNew();
    }),
    hub.announce(() => {
      if (!news) return;
      news = false;
      for (const listener of [...listeners]) listener();
    }),
  ];
  return {
    of: (subject) => bySubject.get(subject) ?? nothing,
    get all() {
      return all;
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    stop: () => {
      for (const stop of stops) stop();
      listeners.clear();
    },
  };
}

const nothing: readonly Activity[] = [];
const byTime = (a: Activity, b: Activity): number => a.at - b.at || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

function* subjectsOf(activity: Activity): Iterable<string> {
  const { person, application, requisition, risk, decision, task, goal, milestone } = activity;
  for (const subject of [person, application, requisition, risk, decision, task, goal, milestone])
    if (subject !== undefined) yield subject;
}

function insert(list: Activity[], activity: Activity): void {
  let index = list.length;
  while (index > 0 && byTime(list[index - 1] as Activity, activity) > 0) index--;
  list.splice(index, 0, activity);
}

function parseActivity(value: unknown): Activity | undefined {
  if (!isObject(value)) return undefined;
  const { id, at, by, kind, person, application, requisition, risk, decision, task, goal, milestone, changes } = value;
  if (!isString(id) || !isNumber(at) || !isString(by) || !isString(kind)) return undefined;
  return {
    id,
    at,
    by,
    kind: kind as Activity['kind'],
    ...(isString(person) && { person }),
    ...(isString(application) && { application }),
    ...(isString(requisition) && { requisition }),
    ...(isString(risk) && { risk }),
    ...(isString(decision) && { decision }),
    ...(isString(task) && { task }),
    ...(isString(goal) && { goal }),
    ...(isString(milestone) && { milestone }),
    ...(Array.isArray(changes) && {
      changes: changes.filter(isObject).map(({ field, before, after }) => ({ field: String(field), before, after })),
    }),
  };
}
