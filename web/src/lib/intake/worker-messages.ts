import type {
  ColumnMapping,
  CsvCell,
  IntakeRefusal,
  Progress,
  Proposals,
  ProposeOptions,
  ProposeRefusal,
  RawTable,
  ReadOptions,
  ReportedProblem,
  Result,
  RowPlace,
  RowProposal,
  SetAsideRow,
} from '@muster/intake';

/** How the file is to be read, where the user knows better than the guess. */
export type ReadChoices = Pick<ReadOptions, 'sheet' | 'headerRow' | 'encoding' | 'separator'>;

/** One of the file's first lines, to choose the header from. */
export interface FirstRow extends RowPlace {
  readonly text: string;
}

/** What was understood of a file. The rows themselves stay in the worker. */
export interface TableFacts extends Omit<RawTable, 'rows' | 'setAside'> {
  readonly rowCount: number;
  /** At most `setAsideShown` of them, the first ones. */
  readonly setAside: readonly SetAsideRow[];
  readonly setAsideCount: number;
  readonly firstRows: readonly FirstRow[];
  readonly mapping: ColumnMapping;
}
export const setAsideShown = 200;

/** Proposals without their rows, which travel ahead in portions. */
export type ProposalSummary = Omit<Proposals, 'rows'>;

export interface OriginalRow extends RowPlace {
  readonly cells: readonly { readonly header: string; readonly text: string }[];
}

/** A question of the page. Each gets exactly one answer with its `job`, after any number of `progress` and `rows`. */
export type Question =
  /** `bytes` the first time (they are moved, not copied); the worker keeps them for reading again with other choices. */
  | {
      readonly type: 'read';
      readonly file: number;
      readonly name: string;
      readonly bytes: ArrayBuffer | null;
      readonly choices: ReadChoices;
    }
  | { readonly type: 'propose'; readonly file: number; readonly mapping: ColumnMapping; readonly options: ProposeOptions }
  /** The file's own words for one row. Columns that are left out stay left out. */
  | { readonly type: 'original'; readonly file: number; readonly row: number; readonly mapping: ColumnMapping }
  /** Everything to say about the rows of the last proposals, for download. */
  | { readonly type: 'problems'; readonly file: number }
  /** A table for download that a spreadsheet opens as it is meant, formulas defused. */
  | { readonly type: 'csv'; readonly headers: readonly string[]; readonly rows: readonly (readonly CsvCell[])[] };

export type ToWorker =
  | { readonly type: 'ask'; readonly job: number; readonly question: Question }
  | { readonly type: 'cancel'; readonly job: number }
  | { readonly type: 'forget'; readonly file: number };

export interface Answers {
  readonly read: Result<TableFacts, IntakeRefusal | FileGone>;
  readonly propose: Result<ProposalSummary, ProposeRefusal | FileGone>;
  readonly original: Result<OriginalRow, FileGone>;
  readonly problems: Result<readonly ReportedProblem[], FileGone>;
  readonly csv: Result<string, never>;
}
/** The worker was started anew and does not have the file any more. The client sends it again by itself. */
export interface FileGone {
  readonly type: 'FileGone';
}

export type FromWorker =
  | { readonly type: 'progress'; readonly job: number; readonly progress: Progress }
  | { readonly type: 'rows'; readonly job: number; readonly rows: readonly RowProposal[] }
  | { readonly type: 'answer'; readonly job: number; readonly answer: Answers[keyof Answers] }
  /** A bug of ours: said aloud instead of leaving the page waiting. */
  | { readonly type: 'broken'; readonly job: number; readonly message: string };
