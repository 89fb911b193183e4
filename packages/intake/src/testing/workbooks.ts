import { strToU8, zipSync } from 'fflate';

interface TestSheet {
  readonly name: string;
  /** What stands inside `<sheetData>`, or the whole of `<worksheet>` when it begins with `<`. */
  readonly rows: string;
  readonly merges?: readonly string[];
  readonly hidden?: boolean;
}

export interface TestBook {
  readonly sheets: readonly TestSheet[];
  /** Inside of `<sst>`. */
  readonly shared?: string;
  /** Inside of `<styleSheet>`. */
  readonly styles?: string;
  readonly date1904?: boolean;
  /** Further or replaced parts. */
  readonly parts?: Readonly<Record<string, string | Uint8Array>>;
}

const types = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A workbook's bytes, written by hand so that a test says exactly what is in it. */
export function aWorkbook(book: TestBook): Uint8Array {
  const links = book.sheets
    .map((_, i) => `<Relationship Id="rId${i + 1}" Type="${types}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`)
    .join('');
  const parts: Record<string, string | Uint8Array> = {
    '[Content_Types].xml': '<Types/>',
    '_rels/.rels': `<Relationships><Relationship Id="rId1" Type="${types}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${links}<Relationship Id="rS" Type="${types}/sharedStrings" Target="/xl/sharedStrings.xml"/><Relationship Id="rY" Type="${types}/styles" Target="styles.xml"/></Relationships>`,
    'xl/workbook.xml': `<?xml version="1.0"?><workbook xmlns:r="${types}"><workbookPr${book.date1904 === true ? ' date1904="1"' : ''}/><sheets>${book.sheets
      .map(
        (sheet, i) =>
          `<sheet name="${sheet.name}" sheetId="${i + 1}"${sheet.hidden === true ? ' state="hidden"' : ''} r:id="rId${i + 1}"/>`,
      )
      .join('')}</sheets></workbook>`,
    'xl/sharedStrings.xml': `<sst>${book.shared ?? ''}</sst>`,
    'xl/styles.xml': `<styleSheet>${book.styles ?? ''}</styleSheet>`,
  };
  book.sheets.forEach((sheet, i) => {
    const merges = (sheet.merges ?? []).map((ref) => `<mergeCell ref="${ref}"/>`).join('');
    parts[`xl/worksheets/sheet${i + 1}.xml`] =
      `<worksheet><sheetData>${sheet.rows}</sheetData><mergeCells>${merges}</mergeCells></worksheet>`;
  });
  return zipSync(
    Object.fromEntries(
      Object.entries({ ...parts, ...book.parts }).map(([name, text]) => [name, typeof text === 'string' ? strToU8(text) : text]),
    ),
  );
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** Rows of inline texts, from row 1. */
export const inlineRows = (rows: readonly (readonly string[])[]): string =>
  rows
    .map(
      (cells, i) =>
        `<row r="${i + 1}">${cells.map((cell) => `<c t="inlineStr"><is><t>${escaped(cell)}</t></is></c>`).join('')}</row>`,
    )
    .join('');
