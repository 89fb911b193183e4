import type { RiskLevel, RiskStatus, RiskStep } from '@muster/model';
import * as m from '#lib/paraglide/messages.js';

const statuses: Record<RiskStatus, () => string> = {
  open: m.project_status_open,
  watching: m.project_status_watching,
  happened: m.project_status_happened,
  closed: m.project_status_closed,
};
export const riskStatusLabel = (status: RiskStatus): string => statuses[status]();

const levels: Record<RiskLevel, () => string> = {
  low: m.project_level_low,
  moderate: m.project_level_moderate,
  high: m.project_level_high,
  severe: m.project_level_severe,
};
export const riskLevelLabel = (level: RiskLevel): string => levels[level]();

const likelihoods: Record<RiskStep, () => string> = {
  1: m.project_likelihood_1,
  2: m.project_likelihood_2,
  3: m.project_likelihood_3,
  4: m.project_likelihood_4,
  5: m.project_likelihood_5,
};
const impacts: Record<RiskStep, () => string> = {
  1: m.project_impact_1,
  2: m.project_impact_2,
  3: m.project_impact_3,
  4: m.project_impact_4,
  5: m.project_impact_5,
};
/** What a step of one of the two scales means. */
export const stepWord = (scale: 'likelihood' | 'impact', step: RiskStep): string =>
  (scale === 'likelihood' ? likelihoods : impacts)[step]();
