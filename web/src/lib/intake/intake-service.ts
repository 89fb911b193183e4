import { collectProblems, guessMapping, proposeRows, readTable, toCsv } from '@muster/intake';
import type { ColumnMapping, Proposals, RawRow, RawTable, WorkOptions } from '@muster/intake';
import { setAsideShown } from './worker-messages.ts';
import type { Answers, FirstRow, FromWorker, OriginalRow, Question, TableFacts, ToWorker } from './worker-messages.ts';

interface KeptFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  table: RawTable | null;
  proposals: Proposals | null;
}

/**
 * The worker's side of the border: keeps files and tables, answers questions, cancels jobs. It knows its page as one function, so
 * that tests run it without a worker. Nothing of a file leaves the device.
 */
export function createIntakeService(send: (message: FromWorker) => void): (message: ToWorker) => void {
  const files = new Map<number, KeptFile>();
  const running = new Map<number, AbortController>();

  async function answer(job: number, question: Question, work: WorkOptions): Promise<Answers[keyof Answers]> {
    if (question.type === 'csv') return { ok: true, value: toCsv(question.headers, question.rows) };
    if (question.type === 'read' && question.bytes !== null) {
      files.set(question.file, { name: question.name, bytes: new Uint8Array(question.bytes), table: null, proposals: null });
    }
    const file = files.get(question.file);
    if (file === undefined || (question.type !== 'read' && file.table === null))
      return { ok: false, error: { type: 'FileGone' } };
    if (question.type === 'read') {
      const read = await readTable(file.bytes, file.name, { ...question.choices, ...work });
      if (!read.ok) return read;
      file.table = read.value;
      file.proposals = null;
      return { ok: true, value: factsOf(read.value, guessMapping(read.value)) };
    }
    const table = file.table!;
    if (question.type === 'original') return { ok: true, value: originalOf(table, question.row, question.mapping) };
    if (question.type === 'problems') {
      if (file.proposals === null) return { ok: false, error: { type: 'FileGone' } };
      return { ok: true, value: collectProblems(table, file.proposals) };
    }
    const proposed = await proposeRows(table, question.mapping, { ...question.options, ...work });
    if (!proposed.ok) return proposed;
    file.proposals = proposed.value;
    const { rows, ...summary } = proposed.value;
    // In portions: one message with all rows of a large file would hold the page for as long as it takes to copy it.
    for (let from = 0; from < rows.length; from += rowsAtOnce)
      send({ type: 'rows', job, rows: rows.slice(from, from + rowsAtOnce) });
    return { ok: true, value: summary };
  }

  return (message) => {
    if (message.type === 'cancel') return running.get(message.job)?.abort();
    if (message.type === 'forget') return void files.delete(message.file);
    const { job, question } = message;
    const controller = new AbortController();
    running.set(job, controller);
    answer(job, question, { signal: controller.signal, onProgress: (progress) => send({ type: 'progress', job, progress }) })
      .then((value) => send({ type: 'answer', job, answer: value }))
      .catch((error: unknown) => send({ type: 'broken', job, message: String(error) }))
      .finally(() => running.delete(job));
  };
}
const rowsAtOnce = 500;

function factsOf({ rows, setAside, ...rest }: RawTable, mapping: ColumnMapping): TableFacts {
  return {
    ...rest,
    rowCount: rows.length,
    setAside: setAside.slice(0, setAsideShown),
    setAsideCount: setAside.length,
    firstRows: firstRows(rest, rows, setAside),
    mapping,
  };
}

/** The lines a header may be in, in the file's order, each as a short text. */
function firstRows(
  facts: Pick<RawTable, 'header' | 'columns'>,
  rows: readonly RawRow[],
  setAside: readonly RawRow[],
): FirstRow[] {
  const header: RawRow[] =
    facts.header === null ? [] : [{ ...facts.header, cells: facts.columns.map((column) => column.header) }];
  return [...header, ...setAside, ...rows.slice(0, linesToChooseFrom)]
    .filter((row) => row.cells.some((cell) => cell.trim() !== ''))
    .sort((a, b) => a.row - b.row)
    .slice(0, linesToChooseFrom)
    .map(({ row, line, cells }) => ({
      row,
      line,
      text: cells
        .filter((cell) => cell.trim() !== '')
        .slice(0, 6)
        .join(' · ')
        .slice(0, 80),
    }));
}
const linesToChooseFrom = 10;

function originalOf(table: RawTable, row: number, mapping: ColumnMapping): OriginalRow {
  const found = table.rows.find((other) => other.row === row);
  const shown = mapping.filter((column) => column.use.type !== 'leftOut');
  return {
    row,
    line: found?.line ?? row,
    cells: shown.map(({ index, header }) => ({ header, text: found?.cells[index] ?? '' })),
  };
}
