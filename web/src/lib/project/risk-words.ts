import type { Risk, RiskLevel, RiskStatus, RiskStep, RiskSuggestion } from '@muster/model';
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

const suggestions: Record<RiskSuggestion, { title: () => string; trigger: () => string; response: () => string }> = {
  'key-person-leaves': {
    title: m.project_suggest_key_person_leaves_title,
    trigger: m.project_suggest_key_person_leaves_trigger,
    response: m.project_suggest_key_person_leaves_response,
  },
  'channel-underperforms': {
    title: m.project_suggest_channel_underperforms_title,
    trigger: m.project_suggest_channel_underperforms_trigger,
    response: m.project_suggest_channel_underperforms_response,
  },
  'offers-declined': {
    title: m.project_suggest_offers_declined_title,
    trigger: m.project_suggest_offers_declined_trigger,
    response: m.project_suggest_offers_declined_response,
  },
  'season-peak': {
    title: m.project_suggest_season_peak_title,
    trigger: m.project_suggest_season_peak_trigger,
    response: m.project_suggest_season_peak_response,
  },
  'interviewers-unavailable': {
    title: m.project_suggest_interviewers_unavailable_title,
    trigger: m.project_suggest_interviewers_unavailable_trigger,
    response: m.project_suggest_interviewers_unavailable_response,
  },
  'no-shows': {
    title: m.project_suggest_no_shows_title,
    trigger: m.project_suggest_no_shows_trigger,
    response: m.project_suggest_no_shows_response,
  },
  'needs-change': {
    title: m.project_suggest_needs_change_title,
    trigger: m.project_suggest_needs_change_trigger,
    response: m.project_suggest_needs_change_response,
  },
  'pay-behind-market': {
    title: m.project_suggest_pay_behind_market_title,
    trigger: m.project_suggest_pay_behind_market_trigger,
    response: m.project_suggest_pay_behind_market_response,
  },
  'budget-runs-out': {
    title: m.project_suggest_budget_runs_out_title,
    trigger: m.project_suggest_budget_runs_out_trigger,
    response: m.project_suggest_budget_runs_out_response,
  },
  'feedback-late': {
    title: m.project_suggest_feedback_late_title,
    trigger: m.project_suggest_feedback_late_trigger,
    response: m.project_suggest_feedback_late_response,
  },
  'early-leavers': {
    title: m.project_suggest_early_leavers_title,
    trigger: m.project_suggest_early_leavers_trigger,
    response: m.project_suggest_early_leavers_response,
  },
  'data-leak': {
    title: m.project_suggest_data_leak_title,
    trigger: m.project_suggest_data_leak_trigger,
    response: m.project_suggest_data_leak_response,
  },
};
/** A suggestion in the reader's language; entered, it is the register's own text and stays in that language. */
export function suggestionWords(key: RiskSuggestion): Pick<Risk, 'title' | 'trigger' | 'response'> {
  const { title, trigger, response } = suggestions[key];
  return { title: title(), trigger: trigger(), response: response() };
}
