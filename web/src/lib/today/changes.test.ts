import {
  addPerson,
  applyTo,
  createDoc,
  createRequisition,
  deleteApplications,
  moveApplications,
  openDesk,
  setNextAction,
  type Result,
} from '@muster/model';
import { expect, test } from 'vitest';
import { readChanges } from './changes.ts';

function must<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

/** Two people at one set of documents, as if they were always in sync. */
function aTeam() {
  let now = Date.UTC(2026, 5, 18, 2);
  const clock = (): number => (now += 1000);
  const documents = { space: createDoc(), settings: createDoc(), board: createDoc(), people: createDoc(), private: createDoc() };
  const [mine, theirs] = [openDesk(documents, { user: 'me', now: clock }), openDesk(documents, { user: 'you', now: clock })];
  const requisition = must(createRequisition(mine, { title: '抖音运营', headcount: 2, as: 'confirmed' })).id;
  const apply = (name: string) => {
    const { id } = must(addPerson(mine, { person: { name } }));
    return { person: id, application: must(applyTo(mine, { person: id, requisition })).id };
  };
  const read = (lastSeen: number) =>
    readChanges(mine, { me: 'me', lastSeen: () => lastSeen }).map(({ person, by, entry }) => [
      person?.name,
      by,
      entry?.type === 'move' ? entry.move.stage : entry?.activity.kind,
    ]);
  return { mine, theirs, apply, read, now: () => now };
}

test('what colleagues did since I looked shows, the newest first; what I did myself does not', () => {
  const { mine, theirs, apply, read, now } = aTeam();
  const [first, second, third] = [apply('欧阳雪'), apply('康勇'), apply('Lily')];
  const left = now();
  expect(read(left)).toEqual([]);
  must(moveApplications(theirs, [first.application], { stage: 'interview', place: 'end' }));
  must(setNextAction(theirs, [second.person], { text: '电话初筛', dueOn: null }));
  must(moveApplications(mine, [third.application], { stage: 'offer', place: 'end' }));
  expect(read(left)).toEqual([
    ['康勇', 'you', 'next-action'],
    ['欧阳雪', 'you', 'interview'],
  ]);
  expect(read(now())).toEqual([]);
});

test('what I did later does not hide what a colleague did before', () => {
  const { mine, theirs, apply, read, now } = aTeam();
  const { application } = apply('欧阳雪');
  const left = now();
  must(moveApplications(theirs, [application], { stage: 'interview', place: 'end' }));
  must(moveApplications(mine, [application], { stage: 'offer', place: 'end' }));
  expect(read(left)).toEqual([['欧阳雪', 'you', 'interview']]);
});

test('what was done to a person with two cards shows once; a deleted card does not show', () => {
  const { mine, theirs, apply, read, now } = aTeam();
  const { person, application } = apply('欧阳雪');
  const other = must(createRequisition(mine, { title: '客服', headcount: 1, as: 'confirmed' })).id;
  must(applyTo(mine, { person, requisition: other }));
  const left = now();
  must(setNextAction(theirs, [person], { text: '约面试', dueOn: null }));
  expect(read(left)).toHaveLength(1);
  must(deleteApplications(theirs, [application]));
  expect(read(left)).toHaveLength(1);
});
