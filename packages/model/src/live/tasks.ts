import { isDone, isOccurrenceField, occurrenceId, occurrenceOf, readTask, tickKey } from '../read/task.ts';
import { isString } from '../read/fields.ts';
import type { Task } from '../records/task.ts';
import { Y } from '../yjs.ts';
import { createCollection } from './collection.ts';
import type { Collection, Source } from './collection.ts';
import type { Fields } from './sources.ts';

/** All tasks, each occurrence of one that repeats on its own. */
export const liveTasks = (board: Y.Doc): Collection<Task> => createCollection(taskSource(board));

/**
 * An occurrence after the first is nobody's record: it is there once the one before it is finished, whoever finished it and however many
 * did so without seeing each other, and what is its own stands in flat keys that any number of people may be the first to write.
 */
function taskSource(board: Y.Doc): Source<Task> {
  const records = board.getMap<unknown>('tasks');
  const own = board.getMap<unknown>('occurrences');
  /** Which occurrences of a series anything was written about. */
  const written = new Map<string, Set<number>>();
  const note = (key: string): { readonly series: string; readonly occurrence: number } | null => {
    const named = occurrenceOf(key.slice(0, Math.max(0, key.lastIndexOf('.'))));
    if (named === null || named.occurrence === 0) return null;
    const known = written.get(named.series);
    if (known === undefined) written.set(named.series, new Set([named.occurrence]));
    else known.add(named.occurrence);
    return named;
  };
  for (const key of own.keys()) note(key);

  const recordOf = (series: string): Y.Map<unknown> | null => {
    const record = records.get(series);
    return record instanceof Y.Map ? (record as Y.Map<unknown>) : null;
  };
  const fieldOf = (series: string, occurrence: number, field: string): unknown =>
    occurrence === 0 || !isOccurrenceField(field)
      ? recordOf(series)?.get(field)
      : own.get(`${occurrenceId(series, occurrence)}.${field}`);
  const ownFields = (series: string): readonly string[] => {
    const checks = Array.from(recordOf(series)?.keys() ?? []).filter((field) => field.startsWith('check:'));
    return ['state', 'dueOn', 'deletedAt', ...checks.map((field) => tickKey(field.slice(6)))];
  };
  /** The day that finishing an occurrence gave to the one after it. */
  const nextOf = (series: string, occurrence: number): string | null => {
    const next = fieldOf(series, occurrence, 'next');
    return isString(next) ? next : null;
  };
  const isHere = (series: string, occurrence: number): boolean =>
    (isDone(fieldOf(series, occurrence - 1, 'state')) && nextOf(series, occurrence - 1) !== null) ||
    (written.get(series)?.has(occurrence) === true &&
      ownFields(series).some((field) => (fieldOf(series, occurrence, field) ?? null) !== null));

  const fieldsOf = (series: string, occurrence: number): Fields => ({
    get: (field) => fieldOf(series, occurrence, field),
    each: (visit) => recordOf(series)?.forEach((value: unknown, field: string) => visit(field, value)),
  });

  const touchSeries = (series: string, touch: (id: string) => void): void => {
    touch(series);
    touch(occurrenceId(series, 1));
    for (const occurrence of written.get(series) ?? []) {
      touch(occurrenceId(series, occurrence));
      touch(occurrenceId(series, occurrence + 1));
    }
  };

  return {
    doc: board,
    document: 'board',
    kind: 'task',
    ids: () => {
      const ids = new Set<string>();
      for (const series of records.keys()) touchSeries(series, (id) => void ids.add(id));
      return ids;
    },
    read: (id) => {
      const named = occurrenceOf(id);
      if (named === null || !records.has(named.series)) return null;
      const { series, occurrence } = named;
      if (recordOf(series) === null) return occurrence === 0 ? { record: null, problems: ['record'] } : null;
      if (occurrence === 0) return readTask(id, series, 0, fieldsOf(series, 0), null);
      return isHere(series, occurrence)
        ? readTask(id, series, occurrence, fieldsOf(series, occurrence), nextOf(series, occurrence - 1))
        : null;
    },
    watch: (touch) => {
      const observeRecords = (events: readonly Y.YEvent<Y.AbstractType<unknown>>[]): void => {
        for (const event of events) {
          if (event.target === records)
            for (const id of (event as unknown as Y.YMapEvent<unknown>).keysChanged as Set<string>) touchSeries(id, touch);
          else if (event.path.length === 1) touchSeries(String(event.path[0]), touch);
        }
      };
      const observeOwn = (event: Y.YMapEvent<unknown>): void => {
        for (const key of event.keysChanged as Set<string>) {
          const named = note(key);
          if (named === null) continue;
          touch(occurrenceId(named.series, named.occurrence));
          touch(occurrenceId(named.series, named.occurrence + 1));
        }
      };
      records.observeDeep(observeRecords as Parameters<typeof records.observeDeep>[0]);
      own.observe(observeOwn);
      return () => {
        records.unobserveDeep(observeRecords as Parameters<typeof records.unobserveDeep>[0]);
        own.unobserve(observeOwn);
      };
    },
  };
}
