import { isCaseAsked } from '../case.ts';
import type { Case } from '../case.ts';
import type { Flag } from '../measured.ts';
import type { OfferAcceptance } from '../numbers.ts';
import type { OfferState } from '../offer.ts';
import type { Everything, Part } from '../parts.ts';
import { Tally, aboutCase } from '../tally.ts';
import type { Verdict } from '../tally.ts';
import { isWithin } from '../world.ts';
import type { World } from '../world.ts';

/**
 * Offer acceptance: accepted / (accepted + declined + expired + withdrawn after the offer), one offer per application, its last version. A
 * row enters by the day the offer was sent; where that was not noted, by its answer. Pending and rescinded offers are left out and counted.
 * A later renege stays accepted here and shows in the arrival rate, so that the two multiply. No answer yet: null.
 */
export function createOfferAcceptance(
  world: World,
  everything: Everything,
): Part & { readonly read: () => OfferAcceptance; readonly tally: Tally<Case> } {
  const { period, months } = world;
  const tally = new Tally<Case>({
    unit: 'ratio',
    about: aboutCase,
    all: () => everything.cases(),
    bounds: period,
    months,
    judge: (one) => judge(one, world),
  });
  const counts: Record<OfferState, number> = {
    none: 0,
    sent: 0,
    accepted: 0,
    declined: 0,
    expired: 0,
    rescinded: 0,
    withdrawn: 0,
  };
  return {
    tally,
    takeCase: (one, sign) => {
      const verdict = tally.take(one, sign);
      if (verdict !== undefined && isWithin(verdict.at, period)) counts[one.state] += sign;
    },
    read: () => {
      const { accepted, declined, expired, withdrawn, sent: pending, rescinded } = counts;
      const sent = accepted + declined + expired + withdrawn + pending + rescinded;
      return { ...tally.read(), sent, accepted, declined, expired, withdrawn, pending, rescinded };
    },
  };
}

function judge(one: Case, world: World): Verdict | undefined {
  const { state, sentAt } = one;
  if (state === 'none' || sentAt === null || !isCaseAsked(one, world)) return undefined;
  if (state === 'sent') return { at: sentAt, reason: 'pending' };
  if (state === 'rescinded') return { at: sentAt, reason: 'rescinded' };
  return { at: sentAt, value: state === 'accepted' ? 1 : 0, flags: flagsOf(one) };
}

function flagsOf({ sentByAnswer, reneged }: Case): readonly Flag[] {
  const flags: Flag[] = [];
  if (sentByAnswer) flags.push('sent-by-answer');
  if (reneged) flags.push('reneged');
  return flags;
}
