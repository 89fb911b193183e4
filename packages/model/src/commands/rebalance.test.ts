import { expect, test } from 'vitest';
import { assignApplications, rebalance, removeMember, setProfile } from '../index.ts';
import { aRequisition, anApplication, expectOk, noteOf } from '../testing/fixtures.ts';
import { aClock, createPeer } from '../testing/peers.ts';

test('[M6][M7] work goes to others in one change that one undo takes back; whole or not at all', () => {
  const clock = aClock();
  const { desk, history } = createPeer('ana', { clock });
  for (const user of ['ana', 'ben', 'chen']) expectOk(setProfile(desk, user, { jobRole: 'recruiter' }));
  const requisition = aRequisition(desk, { owner: 'ana' });
  const [one, two] = ['Li', 'Wu'].map((name) => anApplication(desk, { name, requisition })) as [string, string];
  expectOk(assignApplications(desk, [one, two], 'ana'));
  const owners = (): unknown[] => [
    ...[one, two].map((id) => desk.applications.byId.get(id)?.owner),
    desk.requisitions.byId.get(requisition)?.owner,
  ];
  clock.pass(1000);
  const change = expectOk(
    rebalance(desk, [
      { application: one, to: 'ben' },
      { application: two, to: 'ana' },
      { requisition, to: 'chen' },
    ]),
  );
  history.push(change);
  expect(owners()).toEqual(['ben', 'ana', 'chen']);
  expect(noteOf(desk, one, 'assigned')).toMatchObject({ kind: 'assigned', changes: [{ before: 'ana', after: 'ben' }] });
  expect(noteOf(desk, requisition, 'requisition-edited')).toMatchObject({ kind: 'requisition-edited' });
  history.undo();
  expect(owners()).toEqual(['ana', 'ana', 'ana']);
  expectOk(removeMember(desk, 'chen'));
  expect(
    rebalance(desk, [
      { application: one, to: 'ben' },
      { application: two, to: 'chen' },
    ]),
  ).toEqual({
    ok: false,
    error: { type: 'MemberGone', id: 'chen' },
  });
  expect(rebalance(desk, [{ application: 'gone', to: 'ben' }])).toMatchObject({ error: { type: 'ApplicationGone' } });
  expect(rebalance(desk, [])).toMatchObject({ error: { type: 'NothingChosen' } });
  expect(owners()).toEqual(['ana', 'ana', 'ana']);
});
