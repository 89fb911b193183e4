import { isReviewOverdue } from '@muster/model';
import type { Risk, RiskStep, UserId } from '@muster/model';

export const riskViews = ['active', 'mine', 'overdue', 'closed', 'all'] as const;
export type RiskView = (typeof riskViews)[number];

/** A cell of the heat map. */
export interface HeatCell {
  readonly likelihood: RiskStep;
  readonly impact: RiskStep;
}

export interface RiskFilter {
  readonly view: RiskView;
  readonly cell: HeatCell | null;
}

const steps: readonly RiskStep[] = [1, 2, 3, 4, 5];
const stepOf = (text: string | undefined): RiskStep | undefined => steps.find((step) => String(step) === text);

/** A cell as an address says it, `4-3`: likelihood, then impact. */
export const cellInAddress = ({ likelihood, impact }: HeatCell): string => `${likelihood}-${impact}`;

export function filterIn(query: Pick<URLSearchParams, 'get'>): RiskFilter {
  const [likelihood, impact] = (query.get('cell') ?? '').split('-').map(stepOf);
  return {
    view: riskViews.find((view) => view === query.get('view')) ?? 'active',
    cell: likelihood === undefined || impact === undefined ? null : { likelihood, impact },
  };
}

/** Whom a filter is asked by, and when. */
interface Asked {
  readonly user: UserId;
  readonly today: string;
}

const isIn = (cell: HeatCell, risk: Risk): boolean => risk.likelihood === cell.likelihood && risk.impact === cell.impact;

export function isInView(view: RiskView, risk: Risk, { user, today }: Asked): boolean {
  switch (view) {
    case 'active':
      return risk.status !== 'closed';
    case 'mine':
      return risk.status !== 'closed' && risk.owner === user;
    case 'overdue':
      return isReviewOverdue(risk, today);
    case 'closed':
      return risk.status === 'closed';
    case 'all':
      return true;
  }
}

/** What the register lists; the order stays. */
export const filterRisks = (risks: readonly Risk[], { view, cell }: RiskFilter, asked: Asked): readonly Risk[] =>
  risks.filter((risk) => isInView(view, risk, asked) && (cell === null || isIn(cell, risk)));

/** How many risks stand in each cell of the map, by `cellInAddress`. What the view leaves out is not counted. */
export function heatOf(risks: readonly Risk[], view: RiskView, asked: Asked): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const risk of risks) {
    if (!isInView(view, risk, asked)) continue;
    const key = cellInAddress(risk);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

/** Where an arrow key leads on the map: likelihood grows upwards, impact to the right. null: none of ours. */
export function cellAfter(key: string, { likelihood, impact }: HeatCell): HeatCell | null {
  const [up, right] = { ArrowUp: [1, 0], ArrowDown: [-1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }[key] ?? [];
  if (up === undefined || right === undefined) return null;
  const within = (step: number): RiskStep => Math.min(5, Math.max(1, step)) as RiskStep;
  return { likelihood: within(likelihood + up), impact: within(impact + right) };
}
