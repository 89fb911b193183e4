import * as decoding from 'lib0/decoding';
import { err, limits, ok } from '@muster/protocol';
import type { Result } from '@muster/protocol';
import * as Y from 'yjs';
import { addRange, noFacts } from './ranges.ts';
import type { Facts } from './ranges.ts';

export type UpdateRefusal = { readonly type: 'UpdateMalformed' } | { readonly type: 'UpdateTooLarge' };

/** Yjs does not say where it stopped reading; this decoder remembers. */
let input: decoding.Decoder = decoding.createDecoder(new Uint8Array());
class RememberedDecoder extends Y.UpdateDecoderV1 {
  constructor(decoder: decoding.Decoder) {
    super(decoder);
    input = decoder;
  }
}

const malformed = err<UpdateRefusal>({ type: 'UpdateMalformed' });
const tooLarge = err<UpdateRefusal>({ type: 'UpdateTooLarge' });

/**
 * Decodes a whole update (format V1) and says which structs and deletions it holds. Refuses short bytes, trailing bytes,
 * empty structs, clocks that are not whole numbers any more, subdocuments, and more than the limits. Never throws.
 */
export const readUpdate = (bytes: Uint8Array): Result<Facts, UpdateRefusal> => {
  let decoded: ReturnType<typeof Y.decodeUpdateV2>;
  try {
    decoded = Y.decodeUpdateV2(bytes, RememberedDecoder);
  } catch {
    return malformed;
  }
  if (input.pos !== bytes.length) return malformed;
  if (decoded.structs.length > limits.maxStructs) return tooLarge;
  const facts = noFacts();
  for (const struct of decoded.structs) {
    const { client, clock } = struct.id;
    if (!(struct.length > 0) || !Number.isSafeInteger(clock + struct.length)) return malformed;
    if (struct instanceof Y.Skip) continue;
    if (struct instanceof Y.Item && (struct.content instanceof Y.ContentDoc || pointsAhead(struct))) return malformed;
    addRange(facts.structs, client, clock, clock + struct.length);
  }
  let deleteRanges = 0;
  for (const [client, items] of decoded.ds.clients) {
    deleteRanges += items.length;
    for (const { clock, len } of items) {
      if (!(len > 0) || !Number.isSafeInteger(clock + len)) return malformed;
      addRange(facts.deletes, client, clock, clock + len);
    }
  }
  if (deleteRanges > limits.maxDeleteRanges || facts.structs.size > limits.maxClients) return tooLarge;
  return ok(facts);
};

/** Yjs trusts that an item only names earlier items of its own client, and throws in every reader's document if not. */
const pointsAhead = ({ id, origin, rightOrigin, parent }: Y.Item): boolean =>
  [origin, rightOrigin, parent].some((to) => to instanceof Y.ID && to.client === id.client && to.clock >= id.clock);

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
