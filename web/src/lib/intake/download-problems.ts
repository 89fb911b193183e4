import * as m from '#lib/paraglide/messages.js';
import { toast } from '#lib/ui/toasts.svelte.ts';
import type { FileWork } from './file-work.svelte.ts';
import type { IntakeClient } from './intake-client.ts';
import { asideLabel, describeRowProblem } from './words.ts';

/** Saves what there is to say about the rows as a table that a spreadsheet opens safely, for whoever sent the file. */
export async function downloadProblems(client: IntakeClient, file: FileWork): Promise<void> {
  const problems = await client.ask({ type: 'problems', file: file.id });
  const csv = problems.ok
    ? await client.ask({
        type: 'csv',
        headers: [m.import_csv_row(), m.import_csv_name(), m.import_csv_problem(), m.import_csv_value()],
        rows: problems.value.map(({ row, name, problem, value }) => [
          row,
          name,
          problem.type === 'SetAside' ? asideLabel(problem.why) : describeRowProblem(problem),
          value,
        ]),
      })
    : problems;
  if (csv.ok) save(csv.value, m.import_download_name({ file: file.name.replace(/\.[^.]*$/, '') }));
  else toast({ text: m.import_original_missing(), tone: 'warn' });
}

function save(text: string, name: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser has taken the content by then; a minute is long for that and short for the memory.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
