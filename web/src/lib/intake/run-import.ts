import type { RowProposal } from '@muster/intake';
import { importPeople } from '@muster/model';
import type { Change, Desk, Refusal, Result } from '@muster/model';
import { countPlan, isComingIn } from './plan.ts';
import type { PlanCounts, PlannedRow } from './plan.ts';
import { toImportRows } from './to-import-rows.ts';
import type { MappingWords } from './to-import-rows.ts';

/** A row that the plan let in and the model did not. */
interface RefusedRow {
  readonly proposal: RowProposal;
  readonly refusal: Refusal;
}

export interface ImportDone {
  /** null: nothing was written, because all of it is here already. */
  readonly change: Change | null;
  readonly planned: PlanCounts;
  /** Rows taken in: new candidates and applications of known ones. */
  readonly added: number;
  /** Rows whose candidate somebody else brought in between the check and now. */
  readonly skippedMeanwhile: number;
  readonly newRequisitions: number;
  readonly refused: readonly RefusedRow[];
  /** Stopped half-way: what is in stays, as one change that can be undone. */
  readonly cancelled: boolean;
}

export interface RunOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number, total: number) => void;
}

/** Writes what the plan says, as one change. A plan in which nothing comes in writes nothing at all. */
export async function runImport(
  desk: Desk,
  plan: readonly PlannedRow[],
  words: MappingWords,
  { signal, onProgress }: RunOptions = {},
): Promise<Result<ImportDone, Refusal>> {
  const planned = countPlan(plan);
  const outgoing = toImportRows(plan, words);
  const nothing: ImportDone = {
    change: null,
    planned,
    added: 0,
    skippedMeanwhile: 0,
    newRequisitions: 0,
    refused: [],
    cancelled: false,
  };
  if (outgoing.length === 0) return { ok: true, value: nothing };
  const result = await importPeople(
    desk,
    outgoing.map(({ importRow }) => importRow),
    { ...(signal && { signal }), onProgress: (done) => onProgress?.(done, outgoing.length) },
  );
  if (!result.ok) return result;
  const { change, added, skipped, refused, requisitions, cancelled } = result.value;
  const proposals = plan.filter(({ fate }) => isComingIn(fate)).map(({ proposal }) => proposal);
  return {
    ok: true,
    value: {
      ...nothing,
      change,
      added,
      skippedMeanwhile: skipped,
      newRequisitions: requisitions.length,
      refused: refused.map(({ row, refusal }) => ({ proposal: proposals[row]!, refusal })),
      cancelled,
    },
  };
}
