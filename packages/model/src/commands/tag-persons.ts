import type { Change, Desk } from '../desk.ts';
import type { PersonId } from '../ids.ts';
import { tagKey } from '../read/person.ts';
import type { NextAction } from '../records/person.ts';
import type { Refusal } from '../refusals.ts';
import { err } from '../result.ts';
import type { Result } from '../result.ts';
import { commit } from '../write/commit.ts';
import { createPlan } from '../write/plan.ts';
import { thePersons } from './chosen.ts';
import { dayOrNull, nameOf } from './input.ts';
import { noteOnPeople } from './notes.ts';
import { tagsOf } from './person-input.ts';

/** Adds and removes tags. A tag that is in both lists is added. */
export function tagPersons(
  desk: Desk,
  ids: readonly PersonId[],
  tags: { add?: readonly string[]; remove?: readonly string[] },
): Result<Change, Refusal> {
  const chosen = thePersons(desk, ids);
  if (!chosen.ok) return chosen;
  const add = tagsOf(tags?.add);
  if (!add.ok) return add;
  const remove = tagsOf(tags?.remove);
  if (!remove.ok) return remove;
  if (add.value.length + remove.value.length === 0) return err({ type: 'NothingChanged' });
  const plan = createPlan();
  for (const person of chosen.value) {
    const added = add.value.filter((tag) => !person.tags.includes(tag));
    const removed = remove.value.filter((tag) => person.tags.includes(tag) && !add.value.includes(tag));
    for (const tag of added) plan.set('person', person.id, tagKey(tag), true);
    for (const tag of removed) plan.set('person', person.id, tagKey(tag), false);
    if (added.length > 0)
      noteOnPeople(desk, plan, 'tagged', {
        person: person.id,
        changes: added.map((tag) => ({ field: 'tag', before: null, after: tag })),
      });
    if (removed.length > 0)
      noteOnPeople(desk, plan, 'untagged', {
        person: person.id,
        changes: removed.map((tag) => ({ field: 'tag', before: tag, after: null })),
      });
  }
  return commit(desk, 'tagPersons', plan);
}

/** Says what to do next about people and by when; null: nothing. */
export function setNextAction(
  desk: Desk,
  ids: readonly PersonId[],
  next: { text: string; dueOn: string | null } | null,
): Result<Change, Refusal> {
  const chosen = thePersons(desk, ids);
  if (!chosen.ok) return chosen;
  let after: NextAction | null = null;
  if (next !== null && next !== undefined) {
    const text = nameOf('nextAction', next.text, 500);
    if (!text.ok) return text;
    const dueOn = dayOrNull('dueOn', next.dueOn);
    if (!dueOn.ok) return dueOn;
    after = { text: text.value, dueOn: dueOn.value, by: desk.user };
  }
  const plan = createPlan();
  for (const { id, nextAction: before } of chosen.value) {
    if (before?.text === after?.text && before?.dueOn === after?.dueOn) continue;
    plan.set('person', id, 'nextAction', after);
    noteOnPeople(desk, plan, 'next-action', { person: id, changes: [{ field: 'nextAction', before, after }] });
  }
  return commit(desk, 'setNextAction', plan);
}
