import { toCsv } from '@muster/intake';
import type { Cost, Desk } from '@muster/model';
import { channelLabel } from '#lib/locale/terms.ts';
import * as m from '#lib/paraglide/messages.js';
import { costKindLabel } from './cost-words.ts';
import { daysOf } from './ledger.ts';

/** The ledger as a CSV file's text: one line an entry, amounts as numbers, refunds negative. */
export function exportLedger(
  costs: readonly Cost[],
  desk: Pick<Desk, 'channels' | 'requisitions' | 'applications' | 'persons' | 'members'>,
): string {
  const titles = [
    m.cost_on(),
    m.cost_until(),
    m.cost_kind(),
    m.cost_note(),
    m.cost_channel(),
    m.cost_requisition(),
    m.cost_column_person(),
    m.cost_column_amount(),
    m.cost_column_per_day(),
    m.cost_column_by(),
  ];
  const rows = costs.map((cost) => {
    const channel = cost.channel === null ? null : desk.channels.byId.get(cost.channel);
    const person = desk.persons.byId.get(desk.applications.byId.get(cost.application ?? '')?.person ?? '');
    const perDay = cost.kind === 'package' ? Math.round((cost.amount / daysOf(cost)) * 100) / 100 : null;
    return [
      cost.on,
      cost.until,
      cost.refundOf === null ? costKindLabel(cost.kind) : m.cost_refund(),
      cost.note === '' ? null : cost.note,
      cost.channel === null ? m.cost_shared() : channelLabel(channel ?? { id: cost.channel, name: null }),
      desk.requisitions.byId.get(cost.requisition ?? '')?.title ?? null,
      person?.name ?? null,
      cost.amount,
      perDay,
      desk.members.byId.get(cost.createdBy)?.name || null,
    ];
  });
  return toCsv(titles, rows);
}
