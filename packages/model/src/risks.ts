import type { Desk } from './desk.ts';
import type { Risk } from './records/risk.ts';

/** How much a risk weighs: likelihood times impact, 1 to 25. */
export const riskScore = ({ likelihood, impact }: Pick<Risk, 'likelihood' | 'impact'>): number => likelihood * impact;

export const riskLevels = ['low', 'moderate', 'high', 'severe'] as const;
export type RiskLevel = (typeof riskLevels)[number];

/** `severe` from 15, `high` from 10, `moderate` from 5, else `low`. */
export function riskLevel(risk: Pick<Risk, 'likelihood' | 'impact'>): RiskLevel {
  const score = riskScore(risk);
  return score >= 15 ? 'severe' : score >= 10 ? 'high' : score >= 5 ? 'moderate' : 'low';
}

/** Whether its day to be looked at again is over. A closed risk waits for nobody. */
export const isReviewOverdue = ({ status, reviewOn }: Pick<Risk, 'status' | 'reviewOn'>, today: string): boolean =>
  status !== 'closed' && reviewOn !== null && reviewOn < today;

/** All risks that are there, what weighs most first; of equal weight what has more impact, then the older one. Closed ones come last. */
export function risksOf(desk: Pick<Desk, 'risks'>): readonly Risk[] {
  return [...desk.risks.byId.values()]
    .filter(({ deletedAt }) => deletedAt === null)
    .sort(
      (a, b) =>
        Number(a.status === 'closed') - Number(b.status === 'closed') ||
        riskScore(b) - riskScore(a) ||
        b.impact - a.impact ||
        a.createdAt - b.createdAt ||
        (a.id < b.id ? -1 : 1),
    );
}
