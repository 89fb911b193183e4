import { refusedPrefix, waitingPrefix } from './eviction.ts';
import { updateId } from './fingerprint.ts';
import type { LocalCopy } from './local-copy.ts';
import type { RefusedChange, WaitingChange, WaitingRecord } from './pill.ts';

/** What is kept with an update until the server's disk has it. */
export interface Note {
  /** Updates of one intention share it. */
  readonly change: string;
  readonly at: number;
  readonly records: readonly WaitingRecord[];
}

export interface RefusedNote extends Note {
  readonly why: RefusedChange['why'];
  /** The refused bytes. */
  readonly update: Uint8Array;
}

interface Entry extends Note {
  /**
   * Whether this tab's document has it for certain. What another tab announced may still be on its way: an acknowledgement
   * of what this tab sent says nothing about it.
   */
  held: boolean;
  /** Its bytes, if another tab made it: should that tab be gone, this one delivers it. */
  update: Uint8Array | null;
  readonly mine: boolean;
  readonly since: number;
}

/**
 * What the server's disk does not have yet, of all tabs of this user, for one document [L5]. An entry is written in one
 * transaction with its update, so it is there after a crash; it leaves only when the server has acknowledged it.
 */
export interface Pending {
  readonly size: number;
  readonly waiting: readonly WaitingChange[];
  readonly refused: readonly RefusedChange[];
  readonly refusedNotes: readonly RefusedNote[];
  /** Changes that are in memory only. */
  readonly unsafe: number;
  /** An update made in this tab. */
  made(id: string, update: Uint8Array, note: Note): void;
  /** An update that another tab sent. `note` is null if it said nothing new. */
  received(id: string, update: Uint8Array, note: Note | null): void;
  /** Another tab says that these wait. */
  announced(notes: readonly (readonly [string, Note])[]): void;
  /** Everything that this tab's document has and the server may not: what a full answer covers. */
  held(): readonly string[];
  /** Everything that waits, to tell other tabs. */
  notes(): readonly (readonly [string, Note])[];
  acknowledge(ids: Iterable<string>): readonly string[];
  /** Takes these off the list and keeps the refused bytes. Answers the note, to tell other tabs. */
  refuse(
    ids: readonly string[],
    update: Uint8Array,
    why: RefusedChange['why'],
    now: number,
  ): readonly [name: string, note: RefusedNote];
  refusedElsewhere(ids: readonly string[], name: string, note: RefusedNote): void;
  /** Entries of other tabs that have waited longer than `ms`. */
  overdue(
    now: number,
    ms: number,
  ): readonly { readonly id: string; readonly held: boolean; readonly update: Uint8Array | null }[];
  /** The names of all notes on the device, after the document took in all rows. */
  refilled(names: ReadonlySet<string>): void;
}

/** Acknowledgements that may overtake the update they are about. */
const rememberedAcks = 1000;

export function createPending(local: LocalCopy, now: () => number): Pending {
  const entries = new Map<string, Entry>();
  const acknowledged = new Set<string>();
  // Their rows were damaged and are set aside: they are not in the document, and no acknowledgement can be about them.
  const lost = new Set([...local.lostNotes].filter((name) => name.startsWith(waitingPrefix)));
  // Nor may the next opening take them for work: by then it cannot tell that their rows were damaged.
  if (lost.size > 0) local.forget(lost);
  for (const [name, value] of local.notes) {
    if (!name.startsWith(waitingPrefix) || !isNote(value)) continue;
    entries.set(name.slice(waitingPrefix.length), { ...value, held: true, update: null, mine: false, since: now() });
  }

  const put = (id: string, entry: Omit<Entry, 'since'>): void => {
    entries.set(id, { ...entry, since: entries.get(id)?.since ?? now() });
  };
  const drop = (ids: readonly string[]): void => {
    for (const id of ids) entries.delete(id);
    local.forget(ids.map((id) => waitingPrefix + id));
  };
  return {
    get size() {
      return entries.size;
    },
    get waiting() {
      return group([...entries.values()]);
    },
    get refused() {
      return [...local.notes].flatMap(([name, value]) =>
        name.startsWith(refusedPrefix) && isRefusedNote(value)
          ? [{ id: name.slice(refusedPrefix.length), at: value.at, records: value.records, why: value.why }]
          : [],
      );
    },
    get refusedNotes() {
      return [...local.notes].flatMap(([name, value]) => (name.startsWith(refusedPrefix) && isRefusedNote(value) ? [value] : []));
    },
    get unsafe() {
      return group([...entries].filter(([id]) => !local.isSaved(waitingPrefix + id)).map(([, entry]) => entry)).length;
    },
    made(id, update, note) {
      put(id, { ...note, held: true, update: null, mine: true });
      local.record(update, { note: waitingPrefix + id, value: note, strict: true });
    },
    received(id, update, note) {
      const known = entries.get(id);
      if (known !== undefined) {
        known.held = true;
        known.update ??= update;
      }
      if (note === null) return;
      if (acknowledged.has(id)) return local.record(update);
      if (known === undefined) put(id, { ...note, held: true, update, mine: false });
      // With its note too, although the other tab writes both: it may be gone before it has.
      local.record(update, { note: waitingPrefix + id, value: note, strict: false });
    },
    announced(notes) {
      for (const [id, note] of notes) {
        const known = entries.get(id);
        if (acknowledged.has(id)) continue;
        // Lost on this device only: a tab that lives has it, and it comes here from there.
        if (lost.delete(waitingPrefix + id)) local.note(waitingPrefix + id, note);
        // The other tab knows better which intention it belongs to.
        if (known === undefined) put(id, { ...note, held: false, update: null, mine: false });
        else put(id, { ...known, ...note });
      }
    },
    held: () => [...entries].flatMap(([id, { held }]) => (held ? [id] : [])),
    notes: () => [...entries].map(([id, { change, at, records }]) => [id, { change, at, records }]),
    acknowledge(ids) {
      const gone: string[] = [];
      for (const id of ids) {
        acknowledged.add(id);
        if (entries.delete(id)) gone.push(id);
      }
      for (const id of acknowledged) {
        if (acknowledged.size <= rememberedAcks) break;
        acknowledged.delete(id);
      }
      if (gone.length > 0) local.forget(gone.map((id) => waitingPrefix + id));
      return gone;
    },
    refuse(ids, update, why, at) {
      const refused = ids.flatMap((id) => entries.get(id) ?? []);
      const note: RefusedNote = {
        change: refused[0]?.change ?? `refused ${at}`,
        at: refused[0]?.at ?? at,
        records: refused.flatMap((entry) => entry.records),
        why,
        update,
      };
      const name = refusedPrefix + updateId(update);
      drop(ids);
      local.note(name, note);
      return [name, note];
    },
    refusedElsewhere(ids, name, note) {
      drop(ids);
      local.note(name, note);
    },
    overdue: (at, ms) =>
      [...entries].flatMap(([id, { mine, since, held, update }]) => (!mine && at - since > ms ? [{ id, held, update }] : [])),
    refilled(names) {
      for (const [id, entry] of entries) {
        if (entry.held) continue;
        if (names.has(waitingPrefix + id)) entry.held = true;
        // Announced and never written: the tab that made it is gone, and it with it.
        else entries.delete(id);
      }
    },
  };
}

/** Updates of one intention count once, and each of their records. In one pass: offline they are many, and this is asked at every edit. */
function group(entries: readonly Note[]): WaitingChange[] {
  const changes = new Map<string, { at: number; readonly records: Map<string, WaitingRecord> }>();
  for (const { change, at, records } of entries) {
    let known = changes.get(change);
    if (known === undefined) changes.set(change, (known = { at, records: new Map() }));
    known.at = Math.min(at, known.at);
    for (const record of records) known.records.set(`${record.root}/${record.id}`, record);
  }
  return [...changes].map(([id, { at, records }]) => ({ id, at, records: [...records.values()] }));
}

const isNote = (value: unknown): value is Note =>
  typeof value === 'object' &&
  value !== null &&
  'change' in value &&
  typeof value.change === 'string' &&
  'at' in value &&
  'records' in value &&
  Array.isArray(value.records);

const isRefusedNote = (value: unknown): value is RefusedNote => isNote(value) && 'why' in value && 'update' in value;
