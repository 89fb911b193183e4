import { isCaseAsked } from '../case.ts';
import type { Case } from '../case.ts';
import type { Measured } from '../measured.ts';
import type { Everything, Part } from '../parts.ts';
import { Tally, aboutCase, noFlags } from '../tally.ts';
import type { Verdict } from '../tally.ts';
import { isWithin } from '../world.ts';
import type { World } from '../world.ts';

/**
 * Interview to offer: distinct people with at least one interview that took place / those of them who were sent an offer; 4 means four people
 * interviewed for one offer. A row is an application; it enters by its first interview that took place, and counts once it is decided: an
 * offer was sent, or it has an outcome. `n` counts people, so two applications of one person are two rows and one of n. No offer: null.
 */
export function createInterviewToOffer(world: World, everything: Everything): Part & { readonly read: () => Measured } {
  const tally = new Tally<Case>({
    unit: 'count',
    about: aboutCase,
    all: () => everything.cases(),
    bounds: world.period,
    hidden: world.facts.interviews === null,
    judge: (one) => judge(one, world),
  });
  const rowsOf = new Map<string, { rows: number; offers: number }>();
  let [interviewed, offered] = [0, 0];
  return {
    takeCase: (one, sign) => {
      const verdict = tally.take(one, sign);
      if (verdict === undefined || 'reason' in verdict || !isWithin(verdict.at, world.period)) return;
      const person = rowsOf.get(one.person) ?? { rows: 0, offers: 0 };
      const before = { ...person };
      person.rows += sign;
      person.offers += sign * verdict.value;
      interviewed += Number(person.rows > 0) - Number(before.rows > 0);
      offered += Number(person.offers > 0) - Number(before.offers > 0);
      if (person.rows === 0) rowsOf.delete(one.person);
      else rowsOf.set(one.person, person);
    },
    read: () => ({
      ...tally.read(),
      value: offered === 0 ? null : interviewed / offered,
      n: interviewed,
      few: interviewed < 5,
    }),
  };
}

function judge(one: Case, world: World): Verdict | undefined {
  const at = one.interviewedAt;
  if (at === null || !isCaseAsked(one, world)) return undefined;
  const isSent = one.state !== 'none';
  return isSent || one.outcome !== null ? { at, value: isSent ? 1 : 0, flags: noFlags } : { at, reason: 'unresolved' };
}
