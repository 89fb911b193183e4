import type { Cost, CostFields, CostKind } from '@muster/model';
import { readAmount } from '#lib/settings/read-amount.ts';

export type CostProblem = 'amount' | 'too-much' | 'on' | 'until' | 'order';

/** What is typed about a cost. */
interface CostEntry {
  kind: CostKind;
  amount: string;
  on: string;
  until: string;
  channel: string;
  requisition: string;
  application: string;
  note: string;
}

export interface CostForm {
  readonly entry: CostEntry;
  readonly problems: readonly CostProblem[];
  /** What a command takes; null while something is wrong. */
  readonly fields: CostFields | null;
}

interface Given {
  /** The entry that is changed; null: a new one. */
  readonly cost: Cost | null;
  readonly isRefund: boolean;
  /** At most this much; null: no limit of its own. */
  readonly most: number | null;
  readonly today: string;
}

export function createCostForm({ cost, isRefund, most, today }: Given): CostForm {
  const entry = $state<CostEntry>({
    kind: isRefund ? 'one-off' : (cost?.kind ?? 'one-off'),
    amount: cost === null ? '' : String(Math.abs(cost.amount)),
    on: cost === null ? today : (cost.on ?? ''),
    until: cost?.until ?? '',
    channel: cost?.channel ?? '',
    requisition: cost?.requisition ?? '',
    application: cost?.application ?? '',
    note: cost?.note ?? '',
  });
  const amount = $derived(readAmount(entry.amount) ?? 0);
  const problems = $derived.by(() => {
    const found: CostProblem[] = [];
    const isWhole = Math.round(amount * 100) / 100 === amount;
    if (amount <= 0 || !isWhole) found.push('amount');
    else if (most !== null && amount > most) found.push('too-much');
    if (entry.on === '' && entry.kind !== 'referral-bonus') found.push('on');
    if (entry.kind === 'package' && entry.until === '') found.push('until');
    else if (entry.kind === 'package' && entry.until < entry.on) found.push('order');
    return found;
  });
  const fields = $derived<CostFields | null>(
    problems.length > 0
      ? null
      : {
          kind: entry.kind,
          amount,
          on: entry.on === '' ? null : entry.on,
          until: entry.kind === 'package' ? entry.until : null,
          channel: entry.channel === '' ? null : entry.channel,
          requisition: entry.requisition === '' ? null : entry.requisition,
          application: entry.kind === 'referral-bonus' && entry.application !== '' ? entry.application : null,
          note: entry.note,
        },
  );
  return {
    entry,
    get problems() {
      return problems;
    },
    get fields() {
      return fields;
    },
  };
}
