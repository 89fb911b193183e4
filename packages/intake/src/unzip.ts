import { err, ok } from './result.ts';
import type { Result } from './result.ts';
import type { Pace } from './pace.ts';
import type { IntakeRefusal } from './types.ts';

/** An archive that has been looked at but not unpacked. */
export interface Archive {
  readonly names: readonly string[];
  readonly has: (name: string) => boolean;
  /**
   * Unpacks one part, piece by piece. The budget is shared by all parts, and what counts is what really comes out, not what the
   * archive claims: unpacking stops at the first byte too many.
   */
  readonly unpack: (name: string, take: (piece: Uint8Array) => void, pace: Pace) => Promise<Result<void, IntakeRefusal>>;
}

interface Entry {
  readonly method: number;
  readonly encrypted: boolean;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly header: number;
}

const damaged = (part: string): { ok: false; error: IntakeRefusal } => err({ type: 'WorkbookDamaged', part });
const MAX_ENTRIES = 4096;

export function openArchive(bytes: Uint8Array, limit: number): Result<Archive, IntakeRefusal> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = readDirectory(bytes, view);
  if (entries === null) return damaged('zip');
  const claimed = [...entries.values()].reduce((sum, entry) => sum + entry.size, 0);
  let left = limit;
  return ok({
    names: [...entries.keys()],
    has: (name) => entries.has(name),
    async unpack(name, take, pace) {
      const entry = entries.get(name);
      if (entry === undefined) return damaged(name);
      if (entry.encrypted) return err({ type: 'PasswordProtected' });
      if (entry.size > left) return err({ type: 'UnpackedTooLarge', limit });
      const start = dataStart(view, entry.header);
      if (start === null || start + entry.packed > bytes.length) return damaged(name);
      const packed = bytes.subarray(start, start + entry.packed);
      let size = 0;
      let crc = 0xffffffff;
      const accept = async (piece: Uint8Array): Promise<IntakeRefusal | null> => {
        size += piece.length;
        left -= piece.length;
        if (left < 0) return { type: 'UnpackedTooLarge', limit };
        if (size > entry.size) return { type: 'WorkbookDamaged', part: name };
        crc = updateCrc(crc, piece);
        take(piece);
        return (await pace.step(limit - left, claimed)) ? null : { type: 'Cancelled' };
      };
      const refusal =
        entry.method === 0
          ? await accept(packed)
          : entry.method === 8
            ? await inflate(packed, accept, name)
            : damaged(name).error;
      if (refusal !== null) return err(refusal);
      return size === entry.size && (crc ^ 0xffffffff) >>> 0 === entry.crc ? ok(undefined) : damaged(name);
    },
  });
}

async function inflate(
  packed: Uint8Array,
  accept: (piece: Uint8Array) => Promise<IntakeRefusal | null>,
  part: string,
): Promise<IntakeRefusal | null> {
  const stream = new DecompressionStream('deflate-raw');
  const writer = stream.writable.getWriter();
  // The reading side reports what went wrong; these promises would only say it a second time.
  writer.write(new Uint8Array(packed)).catch(() => undefined);
  writer.close().catch(() => undefined);
  const reader = stream.readable.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return null;
      const refusal = await accept(value);
      // Not cancelled: Node goes on inflating into a cancelled stream and throws where nobody can catch it. Unread it stands still, and is
      // forgotten.
      if (refusal !== null) return refusal;
    }
  } catch {
    return { type: 'WorkbookDamaged', part };
  }
}

/** The list at the archive's end. Null when it is missing, cut off, of the 64-bit kind or longer than any workbook's. */
function readDirectory(bytes: Uint8Array, view: DataView): Map<string, Entry> | null {
  const end = findEnd(view);
  if (end === null) return null;
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if (count > MAX_ENTRIES) return null;
  const entries = new Map<string, Entry>();
  for (let i = 0; i < count; i++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50) return null;
    const nameLength = view.getUint16(at + 28, true);
    const next = at + 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    if (next > bytes.length) return null;
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)).replaceAll('\\', '/');
    entries.set(name, {
      encrypted: (view.getUint16(at + 8, true) & 1) === 1,
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      header: view.getUint32(at + 42, true),
    });
    at = next;
  }
  return entries;
}

function findEnd(view: DataView): number | null {
  const lowest = Math.max(0, view.byteLength - 22 - 0xffff);
  for (let at = view.byteLength - 22; at >= lowest; at--) if (view.getUint32(at, true) === 0x06054b50) return at;
  return null;
}

function dataStart(view: DataView, header: number): number | null {
  if (header + 30 > view.byteLength || view.getUint32(header, true) !== 0x04034b50) return null;
  return header + 30 + view.getUint16(header + 26, true) + view.getUint16(header + 28, true);
}

const crcTable = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c;
});

function updateCrc(crc: number, piece: Uint8Array): number {
  let c = crc;
  for (let i = 0; i < piece.length; i++) c = (crcTable[(c ^ (piece[i] ?? 0)) & 0xff] ?? 0) ^ (c >>> 8);
  return c;
}
