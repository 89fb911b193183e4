import * as decoding from 'lib0/decoding';
import { err, limits, ok } from '@muster/protocol';
import type { Result } from '@muster/protocol';
import * as Y from 'yjs';
import { noFacts, sortedRanges } from './ranges.ts';
import type { Facts } from './ranges.ts';

export type UpdateRefusal = { readonly type: 'UpdateMalformed' } | { readonly type: 'UpdateTooLarge' };

/** Yjs does not say where it stopped reading, nor when it has read too much: this decoder remembers and counts. */
let input: decoding.Decoder = decoding.createDecoder(new Uint8Array());
const tooMany = new Error('More than an update may hold');
class StrictDecoder extends Y.UpdateDecoderV1 {
  #structs = 0;
  #deleteRanges = 0;
  constructor(decoder: decoding.Decoder) {
    super(decoder);
    input = decoder;
  }
  override readInfo(): number {
    if (++this.#structs > limits.maxStructs) throw tooMany;
    return super.readInfo();
  }
  override readDsClock(): number {
    if (++this.#deleteRanges > limits.maxDeleteRanges) throw tooMany;
    return super.readDsClock();
  }
}

const malformed = err<UpdateRefusal>({ type: 'UpdateMalformed' });
const tooLarge = err<UpdateRefusal>({ type: 'UpdateTooLarge' });

/**
 * Decodes a whole update (format V1) and says which structs and deletions it holds. Refuses short bytes, trailing bytes,
 * empty structs, clocks that are not whole numbers any more, subdocuments, values nested deeper than readers can follow, and more
 * than the limits. Never throws.
 */
export const readUpdate = (bytes: Uint8Array): Result<Facts, UpdateRefusal> => {
  let decoded: ReturnType<typeof Y.decodeUpdateV2>;
  try {
    decoded = Y.decodeUpdateV2(bytes, StrictDecoder);
  } catch (error) {
    return error === tooMany ? tooLarge : malformed;
  }
  if (input.pos !== bytes.length) return malformed;
  const structs = new Map<number, Span[]>();
  for (const struct of decoded.structs) {
    const { client, clock } = struct.id;
    if (!(struct.length > 0) || !Number.isSafeInteger(clock + struct.length)) return malformed;
    if (struct instanceof Y.Skip) continue;
    if (struct instanceof Y.Item && isHarmful(struct)) return malformed;
    spansOf(structs, client).push([clock, clock + struct.length]);
  }
  const deletes = new Map<number, Span[]>();
  for (const [client, items] of decoded.ds.clients) {
    for (const { clock, len } of items) {
      if (!(len > 0) || !Number.isSafeInteger(clock + len)) return malformed;
      spansOf(deletes, client).push([clock, clock + len]);
    }
  }
  if (structs.size > limits.maxClients) return tooLarge;
  const facts = noFacts();
  for (const [client, spans] of structs) facts.structs.set(client, sortedRanges(spans));
  for (const [client, spans] of deletes) facts.deletes.set(client, sortedRanges(spans));
  return ok(facts);
};

type Span = readonly [from: number, to: number];
const spansOf = (spans: Map<number, Span[]>, client: number): Span[] => {
  const known = spans.get(client);
  if (known !== undefined) return known;
  const made: Span[] = [];
  spans.set(client, made);
  return made;
};

/** Whether this item, decoded as it is, would make every reader's document throw, or is of a kind that is not for rooms. */
const isHarmful = (item: Y.Item): boolean =>
  item.content instanceof Y.ContentDoc ||
  pointsAhead(item) ||
  valuesOf(item.content).some((value) => isDeeper(value, limits.maxNesting));

/** The JSON-like values in a piece of content. */
const valuesOf = (content: Y.Item['content']): readonly unknown[] => {
  if (content instanceof Y.ContentAny || content instanceof Y.ContentJSON) return content.arr;
  if (content instanceof Y.ContentEmbed) return [content.embed];
  return content instanceof Y.ContentFormat ? [content.value] : [];
};

/** Readers walk values by recursion: a few kilobytes that are nested thousands deep exhaust their stacks. */
const isDeeper = (value: unknown, levels: number): boolean => {
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return false;
  return levels === 0 || Object.values(value).some((inner) => isDeeper(inner, levels - 1));
};

/** Yjs trusts that an item only names earlier items of its own client, and throws in every reader's document if not. */
const pointsAhead = ({ id, origin, rightOrigin, parent }: Y.Item): boolean =>
  [origin, rightOrigin, parent].some((to) => to instanceof Y.ID && to.client === id.client && to.clock >= id.clock);

/** What of a decoded update goes beyond this state vector; its deletions stay. */
export const withoutKnown = (update: Uint8Array, vector: Uint8Array): Uint8Array => Y.diffUpdate(update, vector);

/** Decodes a state vector whole: how many clocks of each client the sender knows. Never throws. */
export const readStateVector = (bytes: Uint8Array): Result<ReadonlyMap<number, number>, UpdateRefusal> => {
  const vector = new Map<number, number>();
  const rest = decoding.createDecoder(bytes);
  try {
    const count = decoding.readVarUint(rest);
    if (count > limits.maxClients) return tooLarge;
    for (let i = 0; i < count; i++) vector.set(decoding.readVarUint(rest), decoding.readVarUint(rest));
  } catch {
    return malformed;
  }
  return rest.pos === bytes.length ? ok(vector) : malformed;
};
