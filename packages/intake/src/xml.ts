import { Parser } from 'saxen';
import { err, ok } from './result.ts';
import type { Result } from './result.ts';
import type { Archive } from './unzip.ts';
import type { Pace } from './pace.ts';
import type { IntakeRefusal } from './types.ts';

/** What a part of a workbook is made of, in order. Names come without their prefix. `open` may refuse: reading stops there. */
export interface XmlListener {
  readonly open: (name: string, attribute: (name: string) => string | null) => IntakeRefusal | null;
  readonly close?: (name: string) => void;
  readonly text?: (text: string) => void;
}

/** The parser keeps an unfinished token and looks at it again with every write, so it gets few large writes. */
const WRITE_CHARS = 512 * 1024;
/** No tag, text or comment of a real workbook is longer. Without this bound an unfinished one would be looked at again without end. */
const MAX_TOKEN_CHARS = 2 * 1024 * 1024;

/** Unpacks and parses one part as it comes, so that neither its text nor its tree is ever whole in memory. */
export async function parsePart(
  archive: Archive,
  part: string,
  listener: XmlListener,
  pace: Pace,
): Promise<Result<void, IntakeRefusal>> {
  let failure: IntakeRefusal | null = null;
  const fail = (refusal: IntakeRefusal): void => {
    failure ??= refusal;
    parser.stop();
  };
  let sinceToken = 0;
  const parser = new Parser()
    .on('openTag', (name, attributes) => {
      sinceToken = 0;
      if (failure !== null) return;
      const refusal = listener.open(localName(name), (wanted) => attributeOf(attributes(), wanted));
      if (refusal !== null) fail(refusal);
    })
    .on('closeTag', (name) => {
      sinceToken = 0;
      if (failure === null) listener.close?.(localName(name));
    })
    .on('text', (text) => failure === null && listener.text?.(decodeEntities(text)))
    .on('cdata', (text) => failure === null && listener.text?.(text))
    .on('error', () => fail({ type: 'WorkbookDamaged', part }));
  const decoder = new TextDecoder();
  let waiting = '';
  const unpacked = await archive.unpack(
    part,
    (piece) => {
      waiting += decoder.decode(piece, { stream: true });
      if (waiting.length < WRITE_CHARS || failure !== null) return;
      sinceToken += waiting.length;
      parser.write(waiting);
      waiting = '';
      if (sinceToken > MAX_TOKEN_CHARS) fail({ type: 'WorkbookDamaged', part });
    },
    pace,
  );
  if (failure === null && unpacked.ok) {
    parser.write(waiting + decoder.decode());
    if (failure === null) parser.end();
  }
  if (failure !== null) return err(failure);
  return unpacked.ok ? ok(undefined) : unpacked;
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

function attributeOf(attributes: Record<string, string> | false, wanted: string): string | null {
  if (attributes === false) return null;
  const value = attributes[wanted];
  if (value !== undefined) return decodeEntities(value);
  // r:id under whatever prefix the writer chose.
  const prefixed = Object.keys(attributes).find((name) => name.endsWith(`:${wanted}`));
  return prefixed === undefined ? null : decodeEntities(attributes[prefixed] ?? '');
}

const named = new Map(Object.entries({ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }));

/** The parser's own decoder halves characters beyond U+FFFF, and rare surnames live there. */
const decodeEntities = (text: string): string =>
  text.includes('&')
    ? text.replace(
        /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|(\w{2,4}));/g,
        (whole, decimal?: string, hex?: string, name?: string) => {
          if (name !== undefined) return named.get(name) ?? whole;
          const code = decimal !== undefined ? Number(decimal) : Number.parseInt(hex ?? '', 16);
          return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
        },
      )
    : text;
