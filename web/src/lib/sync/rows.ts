import * as decoding from 'lib0/decoding';
import { Y } from '@muster/model';
import { fingerprint } from './fingerprint.ts';

/**
 * A stored row is an update with a seal behind it: two marks and a fingerprint. Yjs stops reading where the update ends, so
 * y-indexeddb reads sealed rows as its own; but bytes that changed on the disk are noticed before they are applied.
 */
const sealBytes = 10;
const marks = [0x4d, 0xb5] as const;

export function sealRow(update: Uint8Array): Uint8Array<ArrayBuffer> {
  const row = new Uint8Array(update.length + sealBytes);
  row.set(update);
  const seal = new DataView(row.buffer, update.length);
  const { high, low } = fingerprint(update);
  seal.setUint8(0, marks[0]);
  seal.setUint8(1, marks[1]);
  seal.setUint32(2, high);
  seal.setUint32(6, low);
  return row;
}

/** The update of a row, as a view of it; null if the row is damaged. Rows without a seal are read whole to find out. */
export function openRow(row: unknown): Uint8Array | null {
  if (!(row instanceof Uint8Array) || row.length < 2) return null;
  const length = row.length - sealBytes;
  if (length >= 2 && row[length] === marks[0] && row[length + 1] === marks[1]) {
    const update = row.subarray(0, length);
    const seal = new DataView(row.buffer, row.byteOffset + length);
    const { high, low } = fingerprint(update);
    if (seal.getUint32(2) === high && seal.getUint32(6) === low) return update;
  }
  return isWholeUpdate(row) ? row : null;
}

/** Yjs does not say where it stopped reading; this decoder remembers. */
let input: decoding.Decoder = decoding.createDecoder(new Uint8Array());
class RememberedDecoder extends Y.UpdateDecoderV1 {
  constructor(decoder: decoding.Decoder) {
    super(decoder);
    input = decoder;
  }
}

/** Whether these bytes are one update and nothing else. */
function isWholeUpdate(bytes: Uint8Array): boolean {
  try {
    Y.decodeUpdateV2(bytes, RememberedDecoder);
  } catch {
    return false;
  }
  return input.pos === bytes.length;
}
