/** The rows behind a number in words. */
import type { Exclusion, ExclusionReason, Flag, Row } from '@muster/kpi';
import { namelessLabel } from '#lib/access/nameless.ts';
import { formatDate } from '#lib/locale/format.ts';
import type { PanelTarget } from '#lib/panel/panel-query.ts';
import type { PanelNames } from '#lib/panel/names.svelte.ts';
import { costKindLabel } from '#lib/costs/cost-words.ts';
import * as m from '#lib/paraglide/messages.js';
import type { Workspace } from '#lib/sync/workspace-context.svelte.ts';

export interface RowWords {
  /** Whose or what it is. */
  readonly label: string;
  readonly detail: string;
  readonly flags: readonly string[];
  /** Where it can be looked at; null: it has no place of its own. */
  readonly target: PanelTarget | null;
}

export function rowWords(row: Row | Exclusion, { desk }: Pick<Workspace, 'desk'>, names: PanelNames): RowWords {
  const flags = 'flags' in row ? row.flags.filter((flag) => flag !== 'spread').map(flagLabel) : [];
  const requisition = row.requisition === null ? '' : names.requisition(row.requisition);
  const person = row.application === null ? '' : personName(desk, row.application);
  const day = formatDate(row.at);
  const details = (...parts: string[]): string => parts.filter(Boolean).join(' · ');
  switch (row.kind) {
    case 'opening': {
      const ordinal = desk.openings.byId.get(row.id)?.ordinal;
      const label = ordinal === undefined ? requisition : m.numbers_row_opening({ requisition, ordinal });
      return {
        label,
        detail: details(person, day),
        flags,
        target: row.requisition === null ? null : of('requisition', row.requisition),
      };
    }
    case 'application':
    case 'interview':
      return {
        label: person || requisition,
        detail: details(requisition, day),
        flags,
        target: row.application === null ? null : of('application', row.application),
      };
    case 'requisition':
      return { label: requisition, detail: day, flags, target: of('requisition', row.id) };
    case 'cost': {
      const cost = desk.costs.byId.get(row.id);
      const kind = cost === undefined ? m.numbers_row_cost() : costKindLabel(cost.kind);
      const channel = cost?.channel ? names.channel(cost.channel) : '';
      return {
        label: cost?.note || kind,
        detail: details(cost?.note ? kind : '', channel, requisition, day),
        flags,
        target: row.application !== null ? of('application', row.application) : null,
      };
    }
  }
}

const of = (type: 'application' | 'requisition', id: string): PanelTarget => ({ type, id });

function personName(desk: Workspace['desk'], application: string): string {
  const person = desk.applications.byId.get(application)?.person;
  return (person === undefined ? undefined : desk.persons.byId.get(person)?.name) || namelessLabel(application);
}

const flags: Record<Flag, () => string> = {
  reopened: m.numbers_flag_reopened,
  'accepted-by-move': m.numbers_flag_accepted_by_move,
  'arrived-by-outcome': m.numbers_flag_arrived_by_outcome,
  'sent-by-answer': m.numbers_flag_sent_by_answer,
  'planned-by-arrival': m.numbers_flag_planned_by_arrival,
  'early-leave': m.numbers_flag_early_leave,
  reneged: m.numbers_flag_reneged,
  'no-show': m.numbers_flag_no_show,
  'no-show-by-grace': m.numbers_flag_no_show_by_grace,
  skipped: m.numbers_flag_skipped,
  'moved-back': m.numbers_flag_moved_back,
  late: m.numbers_flag_late,
  'chosen-opening': m.numbers_flag_chosen_opening,
  spread: m.numbers_flag_spread,
  refund: m.numbers_flag_refund,
};
const flagLabel = (flag: Flag): string => flags[flag]();

const reasons: Record<ExclusionReason, () => string> = {
  cancelled: m.numbers_out_cancelled,
  'still-open': m.numbers_out_still_open,
  pending: m.numbers_out_pending,
  rescinded: m.numbers_out_rescinded,
  'no-opening': m.numbers_out_no_opening,
  'no-target-day': m.numbers_out_no_target_day,
  'no-status': m.numbers_out_no_status,
  'cancelled-by-company': m.numbers_out_cancelled_by_company,
  'cancelled-by-candidate': m.numbers_out_cancelled_by_candidate,
  unresolved: m.numbers_out_unresolved,
  'condition-not-met': m.numbers_out_condition_not_met,
  internal: m.numbers_out_internal,
  shared: m.numbers_out_shared,
  'negative-duration': m.numbers_out_negative_duration,
  'missing-date': m.numbers_out_missing_date,
  'bad-date': m.numbers_out_bad_date,
  'bad-amount': m.numbers_out_bad_amount,
};
export const reasonWords = (reason: ExclusionReason): string => reasons[reason]();
