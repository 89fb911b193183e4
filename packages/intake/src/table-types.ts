/** Reading a file: what goes in, what comes out, why not. */

export type Encoding = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be';
export type Separator = ',' | ';' | '\t' | '|';

/** Bounds of what is read; each one has its own refusal. */
export interface IntakeLimits {
  /** Of the file as it is. */
  readonly bytes: number;
  /** Of a workbook's parts after unpacking, all together. */
  readonly unpackedBytes: number;
  /** Rows with something in them, title and total lines included. */
  readonly rows: number;
  /** The last column with something in it, counted from 1. */
  readonly columns: number;
}

export interface Progress {
  readonly phase: 'read' | 'propose';
  /** Never goes down; `done === total` is the last report, and comes only when the work was not refused. */
  readonly done: number;
  readonly total: number;
}

/** Work yields to the event loop every few milliseconds; an aborted signal ends it with the refusal `Cancelled`. */
export interface WorkOptions {
  readonly onProgress?: (progress: Progress) => void;
  readonly signal?: AbortSignal;
}

export interface ReadOptions extends WorkOptions {
  /** A sheet's index in `RawTable.sheets`; without it the first visible sheet that holds a table. */
  readonly sheet?: number;
  /** The header's row number as in `RawTable.header.row`, or null for "there is none"; without it, it is looked for. */
  readonly headerRow?: number | null;
  readonly encoding?: Encoding;
  readonly separator?: Separator;
  readonly limits?: Partial<IntakeLimits>;
}

export type IntakeRefusal =
  | { readonly type: 'Cancelled' }
  | { readonly type: 'FileEmpty' }
  | { readonly type: 'FileTooLarge'; readonly bytes: number; readonly limit: number }
  | { readonly type: 'UnpackedTooLarge'; readonly limit: number }
  | { readonly type: 'TooManyRows'; readonly limit: number }
  | { readonly type: 'TooManyColumns'; readonly limit: number }
  /** Excel 97–2003, to be saved again as .xlsx. */
  | { readonly type: 'OldExcelFile' }
  | { readonly type: 'PasswordProtected' }
  /** A file of some other kind. `kind` names it when its first bytes do. */
  | { readonly type: 'NotATable'; readonly kind: FileKind }
  /** Looks like a workbook, but it is cut off or broken. `part` names the broken part. */
  | { readonly type: 'WorkbookDamaged'; readonly part: string }
  /** `encoding` was asked for, but the bytes are not in it. */
  | { readonly type: 'EncodingWrong'; readonly encoding: Encoding }
  | { readonly type: 'SheetGone'; readonly sheet: number }
  /** The file was read and holds no row below its header. */
  | { readonly type: 'NoRows' };

export type FileKind = 'pdf' | 'image' | 'word' | 'powerpoint' | 'ods' | 'xlsb' | 'numbers' | 'zip' | 'html' | 'binary';

export interface SheetInfo {
  readonly index: number;
  readonly name: string;
  readonly hidden: boolean;
}

export type FileFormat =
  | { readonly type: 'csv'; readonly encoding: Encoding; readonly separator: Separator }
  | { readonly type: 'xlsx'; readonly sheet: number };

/** `row` is what a spreadsheet shows at the left edge; `line` the line in a text editor (cells may hold line breaks). Both from 1. */
export interface RowPlace {
  readonly row: number;
  readonly line: number;
}

export interface RawRow extends RowPlace {
  /** One text for each of `RawTable.columns`; '' for nothing. Dates of a workbook come as `YYYY-MM-DD` or `YYYY-MM-DD HH:mm[:ss]`. */
  readonly cells: readonly string[];
}

/** A row that is not a candidate and why; nothing of the file disappears without standing here. A title may be wider than the table. */
export interface SetAsideRow extends RawRow {
  readonly why: 'title' | 'blank' | 'total' | 'repeatedHeader' | 'footer';
}

export interface RawColumn {
  readonly index: number;
  /** As in the file, line breaks and outer space removed; '' when the file gives none. */
  readonly header: string;
}

export type TableProblem =
  /** A quote that starts a cell and never ends properly: quotes were read as ordinary characters. */
  | { readonly type: 'QuotesTakenLiterally'; readonly line: number }
  /** Bytes that mean nothing in the encoding; shown as U+FFFD. */
  | { readonly type: 'UnreadableCharacters'; readonly count: number }
  | { readonly type: 'HeaderNotFound' };

export interface RawTable {
  readonly fileName: string;
  readonly format: FileFormat;
  /** All sheets of a workbook; empty for text. */
  readonly sheets: readonly SheetInfo[];
  /** The day-and-time stamp that a workbook carries about its last saving, as an ISO instant. */
  readonly savedAt: string | null;
  readonly header: RowPlace | null;
  readonly columns: readonly RawColumn[];
  readonly rows: readonly RawRow[];
  readonly setAside: readonly SetAsideRow[];
  readonly problems: readonly TableProblem[];
}
