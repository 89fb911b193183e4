import { err, ok } from './result.ts';
import type { Result } from './result.ts';
import type { Encoding, FileKind, IntakeRefusal } from './types.ts';

export interface DecodedText {
  readonly text: string;
  readonly encoding: Encoding;
  /** How many U+FFFD stand for bytes that mean nothing. */
  readonly unreadable: number;
}

/**
 * Bytes to text. A byte order mark decides; else zero bytes tell UTF-16 and which way round; else strict UTF-8; else GB18030, which
 * Chinese recruiting sites still send. A UTF-8 file with a few broken bytes stays UTF-8, and the broken ones are counted.
 */
export function decodeText(bytes: Uint8Array, asked?: Encoding): Result<DecodedText, IntakeRefusal> {
  const marked = markedEncoding(bytes);
  if (asked !== undefined) {
    const text = decode(bytes.subarray(marked?.encoding === asked ? marked.length : 0), asked, true);
    return text === null ? err({ type: 'EncodingWrong', encoding: asked }) : readable(text, asked);
  }
  if (marked !== null) return readable(decode(bytes.subarray(marked.length), marked.encoding), marked.encoding);
  const wide = wideEncoding(bytes);
  if (wide !== null) return readable(decode(bytes, wide), wide);
  const strict = decode(bytes, 'utf-8', true);
  if (strict !== null) return readable(strict, 'utf-8');
  const loose = decode(bytes, 'utf-8');
  if (isMostlyReadable(loose)) return readable(loose, 'utf-8');
  return readable(decode(bytes, 'gb18030'), 'gb18030');
}

function markedEncoding(bytes: Uint8Array): { encoding: Encoding; length: number } | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return { encoding: 'utf-8', length: 3 };
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { encoding: 'utf-16le', length: 2 };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { encoding: 'utf-16be', length: 2 };
  // GB18030's own mark is U+FEFF in its four-byte form.
  if (bytes[0] === 0x84 && bytes[1] === 0x31 && bytes[2] === 0x95 && bytes[3] === 0x33) return { encoding: 'gb18030', length: 4 };
  return null;
}

/** A table has separators, digits and line breaks, and in UTF-16 each of them has one zero byte; in the other encodings none has. */
function wideEncoding(bytes: Uint8Array): Encoding | null {
  const sample = bytes.subarray(0, 8192);
  let [even, odd] = [0, 0];
  sample.forEach((byte, i) => {
    if (byte !== 0) return;
    if (i % 2 === 0) even += 1;
    else odd += 1;
  });
  if (even + odd === 0) return null;
  if (odd >= even * 4) return 'utf-16le';
  if (even >= odd * 4) return 'utf-16be';
  return null;
}

function decode(bytes: Uint8Array, encoding: Encoding): string;
function decode(bytes: Uint8Array, encoding: Encoding, strict: true): string | null;
function decode(bytes: Uint8Array, encoding: Encoding, strict = false): string | null {
  try {
    return new TextDecoder(encoding, { fatal: strict, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

function countUnreadable(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\ufffd'); at >= 0; at = text.indexOf('\ufffd', at + 1)) count += 1;
  return count;
}

/** Real UTF-8 text has far more whole characters beyond ASCII than broken ones. Judged by the stretch where the first broken one is. */
function isMostlyReadable(text: string): boolean {
  const first = text.indexOf('\ufffd');
  const sample = text.slice(Math.max(0, first - 32_768), first + 32_768);
  const beyondAscii = sample.match(/[^\u0000-\u007f\ufffd]/g)?.length ?? 0;
  return beyondAscii >= countUnreadable(sample) * 10;
}

function readable(text: string, encoding: Encoding): Result<DecodedText, IntakeRefusal> {
  const kind = notTextKind(text);
  if (kind !== null) return err({ type: 'NotATable', kind });
  return ok({ text, encoding, unreadable: countUnreadable(text) });
}

function notTextKind(text: string): FileKind | null {
  const sample = text.slice(0, 65_536);

  const strange = sample.match(
    /[\u0000-\u0008\u000e-\u001a\u001c-\u001f\ufffd\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
  );
  if (text.includes('\u0000')) return 'binary';
  if ((strange?.length ?? 0) > Math.max(2, sample.length / 50)) return 'binary';
  if (/^\s*(<\?xml|<!doctype|<html|<table|<meta)/i.test(sample)) return 'html';
  return null;
}
