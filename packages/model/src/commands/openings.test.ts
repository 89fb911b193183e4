import { expect, test } from 'vitest';
import {
  cancelOpenings,
  chooseOpening,
  editOpenings,
  fillersOf,
  moveApplications,
  noteKeyDate,
  reopenOpenings,
  requestRequisition,
  setStep,
} from '../index.ts';
import { aRequisition, anApplication, expectOk, noteOf } from '../testing/fixtures.ts';
import { aClock, createPeer } from '../testing/peers.ts';

const day = 86_400_000;

test('[M6][M7] openings are dated one by one or together, said once, undone as one', () => {
  const clock = aClock();
  const { desk, history } = createPeer('ana', { clock });
  const id = aRequisition(desk, { headcount: 3 });
  const openings = [1, 2, 3].map((n) => `${id}-${n}`);
  const createdAt = clock.now();
  const requestedAt = createdAt - 5 * day;
  clock.pass(1000);
  history.push(expectOk(editOpenings(desk, openings, { requestedAt, targetOn: '2026-06-18' })));
  for (const opening of openings) expect(desk.openings.byId.get(opening)).toMatchObject({ requestedAt, targetOn: '2026-06-18' });
  expect(noteOf(desk, id, 'opening-edited')).toMatchObject({
    kind: 'opening-edited',
    changes: [
      { field: 'requestedAt', before: createdAt, after: requestedAt },
      { field: 'targetOn', before: null, after: '2026-06-18' },
    ],
  });
  expect(editOpenings(desk, openings, { requestedAt })).toEqual({ ok: false, error: { type: 'NothingChanged' } });
  history.undo();
  expect(desk.openings.byId.get(`${id}-3`)).toMatchObject({ requestedAt: createdAt, targetOn: null });
});

test('[M6] a request cannot lie ahead, that of a draft has no date yet, and unknown openings are refused', () => {
  const clock = aClock();
  const { desk } = createPeer('ana', { clock });
  const draft = aRequisition(desk, { as: 'draft' });
  const at = clock.now();
  expect(editOpenings(desk, [`${draft}-1`], { requestedAt: at })).toMatchObject({
    error: { type: 'WrongStatus', status: 'draft' },
  });
  expectOk(editOpenings(desk, [`${draft}-1`], { targetOn: '2026-06-18' }));
  expectOk(requestRequisition(desk, draft));
  expect(editOpenings(desk, [`${draft}-1`], { requestedAt: at + 1 })).toMatchObject({ error: { type: 'InFuture' } });
  expect(editOpenings(desk, [`${draft}-9`], { targetOn: null })).toMatchObject({
    error: { type: 'OpeningGone', id: `${draft}-9` },
  });
  expect(editOpenings(desk, [], {})).toMatchObject({ error: { type: 'NothingChosen' } });
});

test('[M6][M7] single openings are given up on their day and wanted again with the clock going on; one always stays', () => {
  const clock = aClock();
  const { desk, history } = createPeer('ana', { clock });
  const id = aRequisition(desk, { headcount: 3 });
  const requestedAt = clock.now();
  clock.pass(day);
  expect(
    cancelOpenings(
      desk,
      [1, 2, 3].map((n) => `${id}-${n}`),
    ),
  ).toMatchObject({ error: { type: 'NumberOutOfRange' } });
  history.push(expectOk(cancelOpenings(desk, [`${id}-1`])));
  expect(desk.openings.byId.get(`${id}-1`)?.cancelledAt).toBe(clock.now());
  expect(desk.requisitions.byId.get(id)?.headcount).toBe(2);
  expect(cancelOpenings(desk, [`${id}-1`])).toMatchObject({ error: { type: 'NothingChanged' } });
  clock.pass(day);
  expectOk(reopenOpenings(desk, [`${id}-1`]));
  expect(desk.openings.byId.get(`${id}-1`)).toMatchObject({ cancelledAt: null, requestedAt });
  expect(
    desk.boardActivity
      .of(id)
      .map(({ kind }) => kind)
      .slice(-2),
  ).toEqual(['opening-cancelled', 'opening-reopened']);
  expect(history.undo()?.kept).toHaveLength(1);
});

test('openings are filled by whom they were chosen for, the others by who accepted first, earliest request first', () => {
  const clock = aClock();
  const { desk } = createPeer('ana', { clock });
  const requisition = aRequisition(desk, { headcount: 3 });
  expectOk(editOpenings(desk, [`${requisition}-3`], { requestedAt: clock.now() - day }));
  const [li, wu, he] = ['Li', 'Wu', 'He'].map((name) => anApplication(desk, { name, requisition })) as [string, string, string];
  for (const id of [wu, li, he]) {
    clock.pass(day);
    expectOk(moveApplications(desk, [id], { stage: 'offer' }));
    expectOk(setStep(desk, id, 'accepted'));
  }
  const filled = (): unknown => Object.fromEntries(fillersOf(desk, requisition));
  expect(filled()).toEqual({ [`${requisition}-3`]: [wu], [`${requisition}-1`]: [li], [`${requisition}-2`]: [he] });
  expectOk(chooseOpening(desk, he, `${requisition}-3`));
  expect(filled()).toEqual({ [`${requisition}-3`]: [he], [`${requisition}-1`]: [wu], [`${requisition}-2`]: [li] });
  expectOk(cancelOpenings(desk, [`${requisition}-3`]));
  expect(filled()).toEqual({ [`${requisition}-1`]: [wu], [`${requisition}-2`]: [li] });
  expectOk(noteKeyDate(desk, wu, { kind: 'reneged', at: clock.now() }));
  expect(filled()).toEqual({ [`${requisition}-1`]: [li], [`${requisition}-2`]: [he] });
});
