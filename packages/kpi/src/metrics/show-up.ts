import type { Interview } from '@muster/model';
import { isCaseAsked } from '../case.ts';
import type { Case } from '../case.ts';
import type { Measured } from '../measured.ts';
import type { Everything, Part } from '../parts.ts';
import { Tally, noFlags } from '../tally.ts';
import type { Verdict } from '../tally.ts';
import type { World } from '../world.ts';

interface Talk {
  readonly interview: Interview;
  readonly one: Case;
}

/**
 * Interview show-up: attended / (attended + no-show). A row enters by its slot. An interview moved before its slot keeps its record and
 * counts by the new time; those cancelled, by whomever, are left out and counted, and so are those of which nobody said how they went.
 * None took place or was missed: null.
 */
export function createShowUp(
  world: World,
  everything: Everything,
): Part & { readonly read: () => Measured; readonly tally: Tally<Talk> } {
  const { period, months } = world;
  const tally = new Tally<Talk>({
    unit: 'ratio',
    about: ({ interview, one }) => ({ kind: 'interview', id: interview.id, requisition: one.requisition, application: one.id }),
    all: function* () {
      for (const one of everything.cases()) for (const interview of one.interviews) yield { interview, one };
    },
    bounds: period,
    months,
    hidden: world.facts.interviews === null,
    judge: ({ interview, one }) => (isCaseAsked(one, world) ? judge(interview) : undefined),
  });
  return {
    tally,
    takeCase: (one, sign) => {
      for (const interview of one.interviews) tally.take({ interview, one }, sign);
    },
    read: () => tally.read(),
  };
}

function judge({ status, at }: Interview): Verdict {
  switch (status) {
    case 'attended':
      return { at, value: 1, flags: noFlags };
    case 'no-show':
      return { at, value: 0, flags: noFlags };
    case 'scheduled':
      return { at, reason: 'no-status' };
    case 'cancelled-by-candidate':
    case 'cancelled-by-company':
      return { at, reason: status };
  }
}
