import type { Change, Desk } from '../../desk.ts';
import type { Refusal } from '../../refusals.ts';
import { err } from '../../result.ts';
import type { Result } from '../../result.ts';
import { retroVoteId } from '../../read/retro.ts';
import { commit } from '../../write/commit.ts';
import { createPlan } from '../../write/plan.ts';
import { textOf } from '../input.ts';
import { groupWith, openPhases, retroIn } from './the-retro.ts';

/** Puts a card, with the group it leads, to another card's group. */
export function groupRetroCards(desk: Desk, card: string, onto: string): Result<Change, Refusal> {
  const retro = retroIn(desk, openPhases);
  if (!retro.ok) return retro;
  const from = groupWith(retro.value, card);
  if (!from.ok) return from;
  const to = groupWith(retro.value, onto);
  if (!to.ok) return to;
  const plan = createPlan();
  if (from.value.id !== to.value.id) {
    // Who is joined must lead: of a circle, or of those whose leader is gone, each still names another. Else that field is nobody's business.
    if (to.value.cards[0]?.group !== null) plan.set('retroPlace', to.value.id, 'group', null);
    const moved = from.value.id === card ? from.value.cards : from.value.cards.filter(({ id }) => id === card);
    for (const { id } of moved) plan.set('retroPlace', id, 'group', to.value.id);
  }
  return commit(desk, 'groupRetroCards', plan);
}

/** Takes a card out of its group. Of one that leads, the others stay together under the next. */
export function ungroupRetroCard(desk: Desk, card: string): Result<Change, Refusal> {
  const retro = retroIn(desk, openPhases);
  if (!retro.ok) return retro;
  const group = groupWith(retro.value, card);
  if (!group.ok) return group;
  const plan = createPlan();
  const { cards, id: leader, title } = group.value;
  if (cards.length > 1) {
    plan.set('retroPlace', card, 'group', null);
    if (card === leader) {
      const [next, ...others] = cards.filter(({ id }) => id !== card).map(({ id }) => id) as [string, ...string[]];
      plan.set('retroPlace', next, 'group', null);
      for (const other of others) plan.set('retroPlace', other, 'group', next);
      if (title !== null) {
        plan.set('retroPlace', next, 'title', title);
        plan.set('retroPlace', card, 'title', null);
      }
    }
  }
  return commit(desk, 'ungroupRetroCard', plan);
}

/** Names a group; without words it goes by its first card. */
export function nameRetroGroup(desk: Desk, card: string, title: string): Result<Change, Refusal> {
  const retro = retroIn(desk, openPhases);
  if (!retro.ok) return retro;
  const group = groupWith(retro.value, card);
  if (!group.ok) return group;
  const words = textOf('title', title, 120);
  if (!words.ok) return words;
  const wanted = words.value === '' ? null : words.value;
  const plan = createPlan();
  if (wanted !== group.value.title) plan.set('retroPlace', group.value.id, 'title', wanted);
  return commit(desk, 'nameRetroGroup', plan);
}

/** Gives one of one's votes to a group. Every vote is a slot of one's own, so that two devices together have no more of them. */
export function voteInRetro(desk: Desk, card: string): Result<Change, Refusal> {
  const retro = retroIn(desk, ['vote']);
  if (!retro.ok) return retro;
  const group = groupWith(retro.value, card);
  if (!group.ok) return group;
  const own = retro.value.votesBy.get(desk.user);
  const limit = retro.value.setup?.votes ?? 0;
  for (let slot = 0; slot < limit; slot++) {
    if (own?.has(slot) === true) continue;
    const plan = createPlan();
    plan.set('retroVote', retroVoteId(desk.user, slot), 'card', group.value.id);
    return commit(desk, 'voteInRetro', plan);
  }
  return err({ type: 'NoVotesLeft', limit });
}

/** Takes one of one's votes back from a group. */
export function unvoteInRetro(desk: Desk, card: string): Result<Change, Refusal> {
  const retro = retroIn(desk, ['vote']);
  if (!retro.ok) return retro;
  const group = groupWith(retro.value, card);
  if (!group.ok) return group;
  const slot = [...(retro.value.votesBy.get(desk.user) ?? [])].filter(([, leader]) => leader === group.value.id).at(-1)?.[0];
  const plan = createPlan();
  if (slot !== undefined) plan.set('retroVote', retroVoteId(desk.user, slot), 'card', null);
  return commit(desk, 'unvoteInRetro', plan);
}
