import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';

/**
 * Clocks per client, as sorted, disjoint, half-open ranges in one flat list: [from, to, from, to, …].
 * What a room knows of structs and of deletions is kept in this form: unlike a state vector it also says what lies behind a gap.
 */
export type Ranges = Map<number, number[]>;

/** What an update says, without its content. */
export interface Facts {
  readonly structs: Ranges;
  readonly deletes: Ranges;
}

export const noFacts = (): Facts => ({ structs: new Map(), deletes: new Map() });

export const addRange = (ranges: Ranges, client: number, from: number, to: number): void => {
  const list = ranges.get(client);
  if (list === undefined) {
    ranges.set(client, [from, to]);
    return;
  }
  const lastTo = list.at(-1) ?? 0;
  if (from > lastTo) list.push(from, to);
  else if (from === lastTo) list[list.length - 1] = to;
  else insertRange(list, from, to);
};

/** Everything that touches [from, to] melts into one range. */
const insertRange = (list: number[], from: number, to: number): void => {
  const first = firstEndingAtOrAfter(list, from);
  let start = from;
  let end = to;
  let next = first;
  while (next < list.length && at(list, next) <= to) {
    start = Math.min(start, at(list, next));
    end = Math.max(end, at(list, next + 1));
    next += 2;
  }
  list.splice(first, next - first, start, end);
};

/** Index of the first range whose end is not before `clock`; the list's length if there is none. */
const firstEndingAtOrAfter = (list: readonly number[], clock: number): number => {
  let low = 0;
  let high = list.length / 2;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (at(list, 2 * middle + 1) < clock) low = middle + 1;
    else high = middle;
  }
  return 2 * low;
};

const at = (list: readonly number[], index: number): number => list[index] as number;

export const coversRange = (ranges: Ranges, client: number, from: number, to: number): boolean => {
  const list = ranges.get(client);
  if (list === undefined) return false;
  const index = firstEndingAtOrAfter(list, to);
  return index < list.length && at(list, index) <= from;
};

export const coversClient = (ranges: Ranges, client: number, list: readonly number[]): boolean => {
  for (let i = 0; i < list.length; i += 2) if (!coversRange(ranges, client, at(list, i), at(list, i + 1))) return false;
  return true;
};

export const coversAll = (ranges: Ranges, others: Ranges): boolean => {
  for (const [client, list] of others) if (!coversClient(ranges, client, list)) return false;
  return true;
};

/** Ranges in any order, touching or not, as sorted and disjoint ones: by sorting, where one by one would take the square of the time. */
export const sortedRanges = (pairs: readonly (readonly [from: number, to: number])[]): number[] => {
  const list: number[] = [];
  for (const [from, to] of [...pairs].sort((a, b) => a[0] - b[0])) pushRange(list, from, to);
  return list;
};

/** Adds a range that starts no earlier than the last one. */
const pushRange = (list: number[], from: number, to: number): void => {
  const lastTo = list.at(-1);
  if (lastTo === undefined || from > lastTo) list.push(from, to);
  else if (to > lastTo) list[list.length - 1] = to;
};

/** From this many ranges on, two lists are merged in one pass: putting many into a long list one by one moves it each time. */
const manyRanges = 16;

const addAll = (ranges: Ranges, others: Ranges): void => {
  for (const [client, list] of others) {
    const known = ranges.get(client);
    if (known !== undefined && list.length > 2 * manyRanges && at(list, 0) < (known.at(-1) ?? 0))
      ranges.set(client, merged(known, list));
    else for (let i = 0; i < list.length; i += 2) addRange(ranges, client, at(list, i), at(list, i + 1));
  }
};

const merged = (one: readonly number[], other: readonly number[]): number[] => {
  const list: number[] = [];
  for (let i = 0, j = 0; i < one.length || j < other.length;) {
    const takeOne = j >= other.length || (i < one.length && at(one, i) <= at(other, j));
    if (takeOne) pushRange(list, at(one, i), at(one, i + 1));
    else pushRange(list, at(other, j), at(other, j + 1));
    if (takeOne) i += 2;
    else j += 2;
  }
  return list;
};

export const addFacts = (known: Facts, facts: Facts): void => {
  addAll(known.structs, facts.structs);
  addAll(known.deletes, facts.deletes);
};

export const coversFacts = (known: Facts, facts: Facts): boolean =>
  coversAll(known.structs, facts.structs) && coversAll(known.deletes, facts.deletes);

/** How far a client's clocks are known without a gap. */
const reach = (ranges: Ranges, client: number): number => {
  const list = ranges.get(client);
  return list !== undefined && at(list, 0) === 0 ? at(list, 1) : 0;
};

/** The state vector of what is known, without a gap, of those clients of which `others` repeats something; nothing if it repeats nothing. */
export const repeatedVector = (known: Ranges, others: Ranges): Uint8Array | undefined => {
  const repeated: Ranges = new Map();
  for (const [client, list] of others) {
    const to = reach(known, client);
    if (at(list, 0) < to) repeated.set(client, [0, to]);
  }
  return repeated.size === 0 ? undefined : encodeStateVector(repeated);
};

/** The state vector of these structs, encoded: per client how far they reach without a gap. */
export const encodeStateVector = (structs: Ranges): Uint8Array => {
  const reached = [...structs].filter(([, list]) => at(list, 0) === 0);
  const out = encoding.createEncoder();
  encoding.writeVarUint(out, reached.length);
  for (const [client, list] of reached) {
    encoding.writeVarUint(out, client);
    encoding.writeVarUint(out, at(list, 1));
  }
  return encoding.toUint8Array(out);
};

/** An update that holds these deletions and no structs. */
export const encodeDeletes = (deletes: Ranges): Uint8Array => {
  const out = encoding.createEncoder();
  encoding.writeVarUint(out, 0);
  writeRanges(out, deletes);
  return encoding.toUint8Array(out);
};

const writeRanges = (out: encoding.Encoder, ranges: Ranges): void => {
  encoding.writeVarUint(out, ranges.size);
  for (const [client, list] of ranges) {
    encoding.writeVarUint(out, client);
    encoding.writeVarUint(out, list.length / 2);
    for (let i = 0; i < list.length; i += 2) {
      encoding.writeVarUint(out, at(list, i));
      encoding.writeVarUint(out, at(list, i + 1) - at(list, i));
    }
  }
};

const readRanges = (input: decoding.Decoder): Ranges => {
  const ranges: Ranges = new Map();
  for (let clients = decoding.readVarUint(input); clients > 0; clients--) {
    const client = decoding.readVarUint(input);
    for (let count = decoding.readVarUint(input); count > 0; count--) {
      const from = decoding.readVarUint(input);
      addRange(ranges, client, from, from + decoding.readVarUint(input));
    }
  }
  return ranges;
};

export const encodeFacts = (facts: Facts): Uint8Array => {
  const out = encoding.createEncoder();
  writeRanges(out, facts.structs);
  writeRanges(out, facts.deletes);
  return encoding.toUint8Array(out);
};

/** Reads what `encodeFacts` wrote; for our own, checksummed bytes only. */
export const decodeFacts = (bytes: Uint8Array): Facts => {
  const input = decoding.createDecoder(bytes);
  return { structs: readRanges(input), deletes: readRanges(input) };
};
