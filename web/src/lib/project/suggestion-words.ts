import type { Risk, RiskSuggestion } from '@muster/model';
import * as m from '#lib/paraglide/messages.js';

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
