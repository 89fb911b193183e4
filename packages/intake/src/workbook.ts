import { isBuiltInDateFormat, isDateFormatCode } from './excel-dates.ts';
import { err, ok } from './result.ts';
import type { Result } from './result.ts';
import type { Archive } from './unzip.ts';
import type { Pace } from './pace.ts';
import type { FileKind, IntakeRefusal, SheetInfo } from './types.ts';
import { unifyBreaks } from './grid.ts';
import { parsePart } from './xml.ts';

/** What a workbook's sheets share. */
export interface Workbook {
  readonly sheets: readonly (SheetInfo & { readonly part: string })[];
  readonly from1904: boolean;
  readonly savedAt: string | null;
  /** Whether cells of this style index show days. */
  readonly isDateStyle: (style: number) => boolean;
  readonly sharedTexts: readonly string[];
}

/** Excel's own bound for one cell. A longer text is not from Excel, and repeated by reference it could fill all memory. */
export const MAX_CELL_CHARS = 32_767;
const MAX_SHARED_TEXTS = 2_000_000;

/** What an archive without a workbook is. */
function archiveKind(archive: Archive): FileKind {
  const starts = (prefix: string): boolean => archive.names.some((name) => name.startsWith(prefix));
  if (archive.has('xl/workbook.bin')) return 'xlsb';
  if (starts('word/')) return 'word';
  if (starts('ppt/')) return 'powerpoint';
  if (archive.has('content.xml') && archive.has('mimetype')) return 'ods';
  return starts('Index/') ? 'numbers' : 'zip';
}

export async function readWorkbook(archive: Archive, pace: Pace): Promise<Result<Workbook, IntakeRefusal>> {
  const part = await findWorkbookPart(archive, pace);
  if (!part.ok) return part;
  const links = await readLinks(archive, part.value, pace);
  if (!links.ok) return links;

  const sheets: (SheetInfo & { part: string })[] = [];
  let from1904 = false;
  const book = await parsePart(
    archive,
    part.value,
    {
      open(name, attribute) {
        if (name === 'workbookPr') from1904 = isTrue(attribute('date1904'));
        if (name === 'sheet') {
          const target = links.value.get(attribute('id') ?? '');
          // Chart sheets have no cells.
          if (target?.type.endsWith('/worksheet') === true)
            sheets.push({
              index: sheets.length,
              name: attribute('name') ?? '',
              hidden: (attribute('state') ?? 'visible') !== 'visible',
              part: target.part,
            });
        }
        return null;
      },
    },
    pace,
  );
  if (!book.ok) return book;

  const partOf = (kind: string): string | null =>
    [...links.value.values()].find((link) => link.type.endsWith(kind))?.part ?? null;
  const dateStyles = await readDateStyles(archive, partOf('/styles'), pace);
  if (!dateStyles.ok) return dateStyles;
  const sharedTexts = await readSharedTexts(archive, partOf('/sharedStrings'), pace);
  if (!sharedTexts.ok) return sharedTexts;
  const savedAt = await readSavedAt(archive, pace);
  if (!savedAt.ok) return savedAt;
  return ok({
    sheets,
    from1904,
    savedAt: savedAt.value,
    isDateStyle: (style) => dateStyles.value.has(style),
    sharedTexts: sharedTexts.value,
  });
}

const isTrue = (value: string | null): boolean => value === '1' || value === 'true';

interface Link {
  readonly type: string;
  readonly part: string;
}

async function findWorkbookPart(archive: Archive, pace: Pace): Promise<Result<string, IntakeRefusal>> {
  const links = await readLinks(archive, '', pace);
  if (!links.ok) return links;
  const linked = [...links.value.values()].find(
    (link) => link.type.endsWith('/officeDocument') && /\.xml$/.test(link.part) && !/^(word|ppt)\//.test(link.part),
  );
  const part = linked?.part ?? 'xl/workbook.xml';
  return archive.has(part) ? ok(part) : err({ type: 'NotATable', kind: archiveKind(archive) });
}

/** The relationships of a part, by id, their targets as names in the archive. */
async function readLinks(archive: Archive, of: string, pace: Pace): Promise<Result<Map<string, Link>, IntakeRefusal>> {
  const folder = of.slice(0, of.lastIndexOf('/') + 1);
  const part = `${folder}_rels/${of.slice(folder.length)}.rels`;
  const links = new Map<string, Link>();
  if (!archive.has(part)) return ok(links);
  const read = await parsePart(
    archive,
    part,
    {
      open(name, attribute) {
        const target = attribute('Target') ?? '';
        if (name === 'Relationship')
          links.set(attribute('Id') ?? '', { type: attribute('Type') ?? '', part: resolvePart(folder, target) });
        return null;
      },
    },
    pace,
  );
  return read.ok ? ok(links) : read;
}

function resolvePart(folder: string, target: string): string {
  const parts: string[] = [];
  for (const step of (target.startsWith('/') ? target : folder + target).split('/')) {
    if (step === '..') parts.pop();
    else if (step !== '' && step !== '.') parts.push(step);
  }
  return parts.join('/');
}

async function readDateStyles(archive: Archive, part: string | null, pace: Pace): Promise<Result<Set<number>, IntakeRefusal>> {
  const dateFormats = new Map<number, boolean>();
  const styles = new Set<number>();
  if (part === null || !archive.has(part)) return ok(styles);
  let inCells = false;
  let style = 0;
  const read = await parsePart(
    archive,
    part,
    {
      open(name, attribute) {
        if (name === 'numFmt') dateFormats.set(Number(attribute('numFmtId')), isDateFormatCode(attribute('formatCode') ?? ''));
        if (name === 'cellXfs') inCells = true;
        if (name === 'xf' && inCells) {
          const format = Number(attribute('numFmtId') ?? 0);
          if (dateFormats.get(format) ?? isBuiltInDateFormat(format)) styles.add(style);
          style += 1;
        }
        return null;
      },
      close(name) {
        if (name === 'cellXfs') inCells = false;
      },
    },
    pace,
  );
  return read.ok ? ok(styles) : read;
}

async function readSharedTexts(archive: Archive, part: string | null, pace: Pace): Promise<Result<string[], IntakeRefusal>> {
  const texts: string[] = [];
  if (part === null || !archive.has(part)) return ok(texts);
  const reader = createTextReader();
  const read = await parsePart(
    archive,
    part,
    {
      open(name) {
        if (name === 'si') reader.start();
        else reader.open(name);
        return texts.length > MAX_SHARED_TEXTS || reader.length() > MAX_CELL_CHARS * 2 ? { type: 'WorkbookDamaged', part } : null;
      },
      close(name) {
        if (name === 'si') texts.push(reader.take());
        else reader.close(name);
      },
      text: reader.text,
    },
    pace,
  );
  return read.ok ? ok(texts) : read;
}

/** Collects the `t`s of one string: rich text has several; those of phonetic runs are how to pronounce it, not what it says. */
export function createTextReader() {
  let text = '';
  let inText = false;
  let inPhonetic = false;
  return {
    start: (): void => {
      text = '';
    },
    open: (name: string): void => {
      if (name === 'rPh') inPhonetic = true;
      inText = name === 't' && !inPhonetic;
    },
    close: (name: string): void => {
      if (name === 'rPh') inPhonetic = false;
      if (name === 't') inText = false;
    },
    text: (piece: string): void => {
      if (inText) text += piece;
    },
    length: (): number => text.length,
    take: (): string => tidyCell(text),
  };
}

/** Excel writes characters that XML cannot hold as _x000D_. */
export const tidyCell = (text: string): string =>
  unifyBreaks(
    text.includes('_x')
      ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
      : text,
  ).slice(0, MAX_CELL_CHARS);

async function readSavedAt(archive: Archive, pace: Pace): Promise<Result<string | null, IntakeRefusal>> {
  const part = 'docProps/core.xml';
  let savedAt = '';
  if (!archive.has(part)) return ok(null);
  let inside = false;
  const read = await parsePart(
    archive,
    part,
    {
      open(name) {
        inside = name === 'modified';
        return null;
      },
      close: () => {
        inside = false;
      },
      text(text) {
        if (inside && savedAt.length < 100) savedAt += text;
      },
    },
    pace,
  );
  // Nobody needs this part: a broken one only leaves the stamp unknown.
  if (!read.ok) return read.error.type === 'WorkbookDamaged' ? ok(null) : read;
  const at = Date.parse(savedAt);
  return ok(Number.isNaN(at) ? null : new Date(at).toISOString());
}
