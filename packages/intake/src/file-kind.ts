import type { FileKind } from './types.ts';

export type Container =
  | { readonly type: 'zip' }
  | { readonly type: 'ole'; readonly holds: 'encrypted' | 'workbook' | 'other' }
  | { readonly type: 'not'; readonly kind: FileKind };

/** What the first bytes say; null when they may be text. The file's name is not asked: sites send workbooks called .csv and the reverse. */
export function containerOf(bytes: Uint8Array): Container | null {
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) || startsWith(bytes, [0x50, 0x4b, 0x05, 0x06])) return { type: 'zip' };
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])) return { type: 'ole', holds: oleContent(bytes) };
  for (const [kind, magic] of kinds) if (startsWith(bytes, magic)) return { type: 'not', kind };
  return null;
}

const kinds: readonly (readonly [FileKind, readonly number[]])[] = [
  ['pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['image', [0x89, 0x50, 0x4e, 0x47]],
  ['image', [0xff, 0xd8, 0xff]],
  ['image', [0x47, 0x49, 0x46, 0x38]],
  ['binary', [0x1f, 0x8b]],
  ['binary', [0x52, 0x61, 0x72, 0x21]],
  ['binary', [0x37, 0x7a, 0xbc, 0xaf]],
];

const startsWith = (bytes: Uint8Array, magic: readonly number[]): boolean => magic.every((byte, i) => bytes[i] === byte);

/** An OLE directory names its streams in UTF-16; a workbook with a password is one stream called EncryptedPackage. */
function oleContent(bytes: Uint8Array): 'encrypted' | 'workbook' | 'other' {
  const text = new TextDecoder('latin1').decode(bytes);
  const has = (name: string): boolean => text.includes([...name].join('\u0000'));
  if (has('EncryptedPackage')) return 'encrypted';
  return has('WordDocument') || has('PowerPoint Document') ? 'other' : 'workbook';
}
