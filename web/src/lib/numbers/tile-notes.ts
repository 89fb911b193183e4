import type { Numbers } from '@muster/kpi';
import { formatCell } from '#lib/charts/figures.ts';
import { formatNumber } from '#lib/locale/format.ts';
import * as m from '#lib/paraglide/messages.js';

/** What a tile says beside its number, where that is not median and P90. */
export function tileNote(key: string, numbers: Numbers): string | undefined {
  switch (key) {
    case 'arrival-rate': {
      const { arrived, due, pending } = numbers.arrivalRate();
      return pending > 0
        ? m.numbers_arrival_note_pending({
            arrived: formatNumber(arrived),
            due: formatNumber(due),
            pending: formatNumber(pending),
          })
        : m.numbers_arrival_note({ arrived: formatNumber(arrived), due: formatNumber(due) });
    }
    case 'cost-per-hire': {
      const { total, arrivals } = numbers.costPerHire();
      return m.numbers_cost_note({ total: formatCell('money', total), arrivals: formatNumber(arrivals.n) });
    }
    case 'fulfilment':
      return m.numbers_fulfilment_note();
    case 'time-to-fill': {
      const { filled, openings } = numbers.timeToFill();
      return m.numbers_fill_note({ filled: formatNumber(filled), openings: formatNumber(openings) });
    }
    case 'offer-acceptance': {
      const { pending } = numbers.offerAcceptance();
      return pending > 0 ? m.numbers_offer_note({ pending: formatNumber(pending) }) : undefined;
    }
    default:
      return undefined;
  }
}
