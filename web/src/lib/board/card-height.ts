/**
 * Card heights follow from the record alone, so that 10,000 cards can be laid out without one of them being in the page.
 * The components set their rows to these heights; each row has room for lines spaced at 1.5 [WCAG 1.4.12].
 */
import type { Application, Person, Requisition } from '@muster/model';

/** Pixels. */
export const cardGap = 6;
export const cardPadding = 8;
export const rowGap = 3;
export const rowHeights = { title: 22, line: 20, chips: 24, notice: 44, act: 30 } as const;
type Row = keyof typeof rowHeights;

/** The height of a card with these rows, the gap below it included. */
function heightOf(rows: readonly Row[]): number {
  const content = rows.reduce((sum, row) => sum + rowHeights[row], 0) + rowGap * Math.max(0, rows.length - 1);
  return content + 2 * cardPadding + 2 + cardGap;
}

/** What an application's card has to say, beyond the name and the requisition. */
export interface ApplicationRows {
  readonly conflict: boolean;
  readonly chips: boolean;
  readonly next: boolean;
  readonly claim: boolean;
  /** Off the board: the outcome with its reason, and the way back. */
  readonly closed: boolean;
}

export function applicationRows(application: Application, person: Person | undefined, now: number): ApplicationRows {
  const closed = application.outcome !== null;
  return {
    conflict: application.conflict.length > 0,
    chips: application.channel !== null || application.step !== null || (person?.tags.length ?? 0) > 0,
    next: !closed && (person?.nextAction ?? null) !== null,
    claim: !closed && isClaimed(application, now),
    closed,
  };
}

export const isClaimed = (application: Pick<Application, 'claim'>, now: number): boolean =>
  application.claim !== null && application.claim.until > now;

export function applicationHeight(rows: ApplicationRows): number {
  const list: Row[] = ['title', 'line'];
  if (rows.conflict) list.unshift('notice');
  if (rows.chips) list.push('chips');
  if (rows.next) list.push('line');
  if (rows.claim) list.push('line');
  if (rows.closed) list.push('act');
  return heightOf(list);
}

/** Asks somebody to do something: confirm a need, or end a hold. */
export const hasAct = (requisition: Pick<Requisition, 'status'>): boolean =>
  requisition.status === 'draft' || requisition.status === 'requested' || requisition.status === 'on-hold';

export function requisitionHeight(requisition: Pick<Requisition, 'status'>): number {
  return heightOf(hasAct(requisition) ? ['title', 'line', 'line', 'act'] : ['title', 'line', 'line']);
}
