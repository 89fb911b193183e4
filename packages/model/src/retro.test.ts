import { describe, expect, test } from 'vitest';
import {
  Y,
  addRetroAction,
  addRetroCard,
  discussRetroGroup,
  editRetroAction,
  groupRetroCards,
  weekOfRetro,
  makeRetroTasks,
  retroOrigin,
  setTaskStatus,
  tasksFrom,
  liveRetro,
  liveRetroDrafts,
  moveRetroTo,
  publishLeftRetroDraft,
  publishRetroCards,
  removeRetroAction,
  removeRetroCard,
  retroDraftText,
  retroText,
  setRetroReady,
  setRetroTimer,
  setUpRetro,
  templateColumns,
  unpublishedRetroDrafts,
  voteInRetro,
} from './index.ts';
import type { Retro, RetroCard } from './index.ts';
import { expectOk } from './testing/fixtures.ts';
import { aClock, createPeer, onOwnUpdate } from './testing/peers.ts';
import type { Peer } from './testing/peers.ts';

const retro = 'p1/2026-W21';
const setup = { template: 'sailboat', columns: templateColumns('sailboat'), votes: 2, anonymous: false } as const;
const of = ({ documents }: Peer): Retro => liveRetro(documents.week).current;
const cardsOf = (peer: Peer): readonly RetroCard[] => of(peer).groups.flatMap(({ cards }) => cards);
/** Nothing is written at the same instant: then the order would be that of ids. */
const clock = aClock();
function write(peer: Peer, text: string, column = 'wind'): string {
  clock.pass(1000);
  return expectOk(addRetroCard(peer.desk, { retro, column, text })).id;
}

/** The week's document goes to everybody. */
function share(...peers: readonly Peer[]): void {
  for (const from of peers) for (const to of peers) Y.applyUpdate(to.documents.week, Y.encodeStateAsUpdate(from.documents.week));
}

function started(...names: readonly string[]): readonly Peer[] {
  const clock = aClock();
  const peers = names.map((name) => createPeer(name, { clock }));
  expectOk(setUpRetro((peers[0] as Peer).desk, setup));
  share(...peers);
  return peers;
}

describe('what nobody else receives', () => {
  test('before the reveal no byte of a card is in the week’s document, nor in anything sent of it; afterwards its author publishes it', () => {
    const [ana, ben] = started('ana', 'ben') as [Peer, Peer];
    const sent: Uint8Array[] = [];
    onOwnUpdate(ana, (document, update) => {
      if (document === 'week') sent.push(update);
    });
    const id = write(ana, '外包渠道太慢 secret-words');
    retroDraftText(ana.desk, id)?.insert(0, 'typed-later ');
    expectOk(setRetroReady(ana.desk, true));
    expectOk(setRetroTimer(ana.desk, 5));
    expect(publishRetroCards(ana.desk, retro)).toMatchObject({ ok: false, error: { type: 'WrongPhase' } });
    const bytes = (): string => Buffer.concat([...sent, Y.encodeStateAsUpdate(ana.documents.week)]).toString('utf8');
    expect(bytes()).toContain('ana');
    for (const part of ['外包渠道太慢', 'secret-words', 'typed-later', id]) expect(bytes()).not.toContain(part);
    share(ana, ben);
    expect(cardsOf(ben)).toEqual([]);

    expectOk(moveRetroTo(ben.desk, 'reveal'));
    share(ana, ben);
    expectOk(publishRetroCards(ana.desk, retro));
    share(ana, ben);
    expect(cardsOf(ben)).toMatchObject([{ id, text: 'typed-later 外包渠道太慢 secret-words', by: 'ana', late: false }]);
    expect(bytes()).toContain('secret-words');
  });

  test('an anonymous card is published without its author, also if somebody switched that off after it was written', () => {
    const [ana, ben] = started('ana', 'ben') as [Peer, Peer];
    expectOk(setUpRetro(ana.desk, { ...setup, anonymous: true }));
    share(ana, ben);
    write(ben, 'no name, please');
    expectOk(setUpRetro(ana.desk, setup));
    share(ana, ben);
    write(ben, 'with my name');
    expectOk(moveRetroTo(ana.desk, 'reveal'));
    share(ana, ben);
    expectOk(publishRetroCards(ben.desk, retro));
    share(ana, ben);
    const by = Object.fromEntries(cardsOf(ana).map((card) => [card.text, [card.by, card.at > 0]]));
    expect(by).toEqual({ 'no name, please': [null, false], 'with my name': ['ben', true] });
    const anonymous = ana.documents.week.getMap<Y.Map<unknown>>('retroCards').get(cardsOf(ana)[0]?.copy as string);
    expect([...(anonymous?.keys() ?? [])].sort()).toEqual(['card', 'column', 'first', 'text']);
  });
});

describe('publishing', () => {
  test('two devices of one person publish at once: one card, and what colleagues wrote into either is kept', () => {
    const [laptop, ben] = started('ana', 'ben') as [Peer, Peer];
    const phone = createPeer('ana', { clock });
    const id = write(laptop, 'Slow feedback');
    Y.applyUpdate(phone.documents.user, Y.encodeStateAsUpdate(laptop.documents.user));
    expectOk(moveRetroTo(ben.desk, 'reveal'));
    share(ben, laptop);
    share(ben, phone);
    expectOk(publishRetroCards(laptop.desk, retro));
    expectOk(publishRetroCards(phone.desk, retro));
    // Ben had the phone's copy before the laptop's came.
    share(phone, ben);
    retroText(ben.desk, cardsOf(ben)[0]?.copy as string)?.insert(0, 'Very ');
    share(laptop, phone, ben);
    share(laptop, phone, ben);
    for (const peer of [laptop, phone, ben]) {
      expect(cardsOf(peer).filter((card) => card.id === id)).toHaveLength(1);
      expect(cardsOf(peer).map(({ text }) => text)).toContain('Very Slow feedback');
      expect(publishRetroCards(peer.desk, retro).ok).toBe(false);
    }
  });

  test('who comes back when the meeting has moved on brings cards marked late; nothing is published twice, or after it was taken away', () => {
    const [ana, ben] = started('ana', 'ben') as [Peer, Peer];
    const early = write(ben, 'early');
    const removed = write(ben, 'removed');
    expectOk(removeRetroCard(ben.desk, removed));
    expectOk(moveRetroTo(ana.desk, 'reveal'));
    share(ana, ben);
    expectOk(publishRetroCards(ben.desk, retro));
    share(ana, ben);
    expectOk(removeRetroCard(ana.desk, early));
    share(ana, ben);
    expect(publishRetroCards(ben.desk, retro)).toMatchObject({ ok: false, error: { type: 'NothingChanged' } });
    expect(cardsOf(ana)).toEqual([]);

    const chen = createPeer('chen', { clock });
    const week = chen.documents.week;
    Y.applyUpdate(week, Y.encodeStateAsUpdate((started('ana') as [Peer])[0].documents.week));
    write(chen, 'written offline');
    expectOk(moveRetroTo(ana.desk, 'group'));
    share(ana, chen);
    expectOk(publishRetroCards(chen.desk, retro));
    write(chen, 'written now');
    expect(cardsOf(chen).map(({ text, late }) => [text, late])).toEqual([
      ['written offline', true],
      ['written now', true],
    ]);
  });

  test('words that one device had and the other published without are found', () => {
    const [laptop] = started('ana') as [Peer];
    const phone = createPeer('ana', { clock });
    const id = write(laptop, 'Short');
    Y.applyUpdate(phone.documents.user, Y.encodeStateAsUpdate(laptop.documents.user));
    retroDraftText(phone.desk, id)?.insert(5, ' and longer');
    expectOk(moveRetroTo(laptop.desk, 'reveal'));
    expectOk(publishRetroCards(laptop.desk, retro));
    share(laptop, phone);
    expect(unpublishedRetroDrafts(laptop.desk, retro)).toEqual([]);
    expect(publishRetroCards(phone.desk, retro).ok).toBe(false);
    expect(unpublishedRetroDrafts(phone.desk, retro).map((draft) => draft.id)).toEqual([id]);
    expectOk(publishLeftRetroDraft(phone.desk, id));
    expect(unpublishedRetroDrafts(phone.desk, retro)).toEqual([]);
    expect(new Map(cardsOf(phone).map(({ text, late }) => [text, late]))).toEqual(
      new Map([
        ['Short', false],
        ['Short and longer', true],
      ]),
    );
  });

  test('cards of another week stay where they are', () => {
    const [ana] = started('ana') as [Peer];
    write(ana, 'this week');
    expectOk(addRetroCard(ana.desk, { retro: 'p1/2026-W20', column: 'wind', text: 'last week' }));
    expectOk(moveRetroTo(ana.desk, 'reveal'));
    expectOk(publishRetroCards(ana.desk, retro));
    expect(cardsOf(ana).map(({ text }) => text)).toEqual(['this week']);
    expect(liveRetroDrafts(ana.documents.user).byId.size).toBe(2);
  });
});

describe('the meeting', () => {
  test('[M6][M7] every act is one change that can be taken back, except what others have seen by then', () => {
    const [ana] = started('ana') as [Peer];
    const doIt = (change: ReturnType<typeof groupRetroCards>): void => ana.history.push(expectOk(change));
    ana.history.push(expectOk(moveRetroTo(ana.desk, 'reveal')));
    expect([ana.history.canUndo, of(ana).phase]).toEqual([false, 'reveal']);
    const [a, b] = [write(ana, 'a'), write(ana, 'b')];
    doIt(groupRetroCards(ana.desk, b, a));
    doIt(moveRetroTo(ana.desk, 'group'));
    doIt(moveRetroTo(ana.desk, 'vote'));
    doIt(voteInRetro(ana.desk, a));
    doIt(voteInRetro(ana.desk, b));
    expect(voteInRetro(ana.desk, a)).toMatchObject({ ok: false, error: { type: 'NoVotesLeft', limit: 2 } });
    expect(of(ana).groups).toMatchObject([{ id: a, votes: 2, cards: [{ id: a }, { id: b }] }]);
    doIt(moveRetroTo(ana.desk, 'discuss'));
    while (ana.history.canUndo) expect(ana.history.undo()?.kept).toEqual([]);
    expect(of(ana)).toMatchObject({ phase: 'reveal', votesBy: new Map(), groups: [{ cards: [{}] }, { cards: [{}] }] });
    while (ana.history.canRedo) expect(ana.history.redo()?.kept).toEqual([]);
    expect(of(ana)).toMatchObject({ phase: 'discuss', groups: [{ votes: 2 }] });
  });

  test('what has most votes is discussed first; a chosen topic is followed by everybody; the timer runs in its phase only', () => {
    const [ana, ben] = started('ana', 'ben') as [Peer, Peer];
    expectOk(moveRetroTo(ana.desk, 'reveal'));
    const [a, b] = [write(ana, 'a'), write(ana, 'b', 'rock')];
    for (const phase of ['group', 'vote'] as const) expectOk(moveRetroTo(ana.desk, phase));
    expectOk(voteInRetro(ana.desk, b));
    expectOk(setRetroTimer(ana.desk, 3));
    share(ana, ben);
    expect(of(ben).timer).toMatchObject({ ms: 180_000, startedAt: ana.desk.now() });
    expectOk(moveRetroTo(ana.desk, 'discuss'));
    share(ana, ben);
    expect(of(ben)).toMatchObject({
      timer: null,
      topic: b,
      agenda: [
        { id: b, votes: 1 },
        { id: a, votes: 0 },
      ],
    });
    expectOk(discussRetroGroup(ben.desk, a));
    share(ana, ben);
    expect(of(ana).topic).toBe(a);
  });

  test('actions are written down, changed and taken away', () => {
    const [ana, ben] = started('ana', 'ben') as [Peer, Peer];
    const { id } = expectOk(addRetroAction(ana.desk, { text: ' Book the room ', owner: 'ben', dueOn: '2026-05-29' }));
    share(ana, ben);
    expect(of(ben).actions).toMatchObject([{ id, text: 'Book the room', owner: 'ben', dueOn: '2026-05-29' }]);
    expectOk(editRetroAction(ben.desk, id, { owner: null, dueOn: '2026-06-01' }));
    expect(editRetroAction(ben.desk, id, { dueOn: '2026-02-30' })).toMatchObject({ ok: false, error: { type: 'DayUnreadable' } });
    ben.history.push(expectOk(removeRetroAction(ben.desk, id)));
    expect(of(ben).actions).toEqual([]);
    ben.history.undo();
    expect(of(ben).actions).toMatchObject([{ owner: null, dueOn: '2026-06-01' }]);
  });

  test('[M6] actions become tasks in one change, each once however often it is asked, and say which retro they came from', () => {
    const [ana] = started('ana') as [Peer];
    const week = '2026-W21';
    const [a, b] = ['Book a room', 'Call the agency'].map(
      (text) => expectOk(addRetroAction(ana.desk, { text, owner: 'ben', dueOn: '2026-05-29' })).id,
    ) as [string, string];
    const made = expectOk(makeRetroTasks(ana.desk, week, [a]));
    ana.history.push(made);
    const [task] = tasksFrom(ana.desk, retroOrigin(week, a));
    expect(task).toMatchObject({ title: 'Book a room', assignee: 'ben', dueOn: '2026-05-29', status: 'open' });
    expect(weekOfRetro(task?.origin ?? null)).toBe(week);
    expect(weekOfRetro({ type: 'standup', id: 'x' })).toBe(null);
    expect(makeRetroTasks(ana.desk, week, [a])).toMatchObject({ ok: false, error: { type: 'NothingChanged' } });
    expectOk(makeRetroTasks(ana.desk, week, [a, b]));
    expect(tasksFrom(ana.desk, { type: 'retro', id: null })).toHaveLength(2);
    ana.history.undo();
    expect(tasksFrom(ana.desk, retroOrigin(week, a))).toEqual([]);
    expectOk(setTaskStatus(ana.desk, [tasksFrom(ana.desk, retroOrigin(week, b))[0]?.id as string], 'done'));
    expect(makeRetroTasks(ana.desk, week, ['gone'])).toMatchObject({ ok: false, error: { type: 'CardGone' } });
  });

  test('a retro is set up anew only while cards are written; two who begin at once have one setup; a card in the other’s column shows', () => {
    const clock = aClock();
    const [ana, ben] = ['ana', 'ben'].map((name) => createPeer(name, { clock })) as [Peer, Peer];
    const columns = [{ id: 'own', title: '渠道' }];
    expectOk(setUpRetro(ana.desk, { ...setup, template: null, columns }));
    expectOk(setUpRetro(ben.desk, setup));
    write(ana, 'in mine', 'own');
    write(ben, 'in mine too', 'wind');
    share(ana, ben);
    expect(of(ana).setup).toEqual(of(ben).setup);
    expectOk(moveRetroTo(ana.desk, 'reveal'));
    share(ana, ben);
    for (const peer of [ana, ben]) expectOk(publishRetroCards(peer.desk, retro));
    share(ana, ben);
    expect(cardsOf(ana)).toHaveLength(2);
    for (const { column } of cardsOf(ana)) expect(of(ana).columns.map(({ id }) => id)).toContain(column);
    expect(setUpRetro(ana.desk, setup)).toMatchObject({ ok: false, error: { type: 'WrongPhase', phase: 'reveal' } });
    expect(setUpRetro(createPeer('x', { clock }).desk, { ...setup, columns: [] })).toMatchObject({ ok: false });
  });

  test('who may not write the week’s document changes nothing', () => {
    const { documents } = (started('ana') as [Peer])[0];
    const viewer = createPeer('vera', { documents, writable: () => false });
    const before = Y.encodeStateAsUpdate(documents.week);
    const refused = { ok: false, error: { type: 'NotAllowed' } };
    expect(moveRetroTo(viewer.desk, 'reveal')).toMatchObject(refused);
    expect(addRetroCard(viewer.desk, { retro, column: 'wind', text: 'x' })).toMatchObject(refused);
    expect(setRetroReady(viewer.desk, true)).toMatchObject(refused);
    expect(Y.encodeStateAsUpdate(documents.week)).toEqual(before);
  });
});
