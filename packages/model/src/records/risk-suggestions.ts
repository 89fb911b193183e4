import type { RiskStep } from './risk.ts';

/**
 * Risks that recruitment drives of this field know, with where they usually stand. The interface has the words: what it is, by what
 * one notices it, and what to do.
 */
export const riskSuggestions = {
  'key-person-leaves': { likelihood: 2, impact: 4 },
  'channel-underperforms': { likelihood: 4, impact: 3 },
  'offers-declined': { likelihood: 3, impact: 4 },
  'season-peak': { likelihood: 4, impact: 4 },
  'interviewers-unavailable': { likelihood: 4, impact: 3 },
  'no-shows': { likelihood: 3, impact: 4 },
  'needs-change': { likelihood: 3, impact: 3 },
  'pay-behind-market': { likelihood: 3, impact: 4 },
  'budget-runs-out': { likelihood: 2, impact: 4 },
  'feedback-late': { likelihood: 4, impact: 3 },
  'early-leavers': { likelihood: 3, impact: 3 },
  'data-leak': { likelihood: 1, impact: 5 },
} as const satisfies Record<string, { readonly likelihood: RiskStep; readonly impact: RiskStep }>;
export type RiskSuggestion = keyof typeof riskSuggestions;
export const riskSuggestionKeys = Object.keys(riskSuggestions) as readonly RiskSuggestion[];
