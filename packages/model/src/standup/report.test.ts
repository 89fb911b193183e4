/** Reports: lines that people write together, what carries over, what stands in the way. */
import { describe, expect, test } from 'vitest';
import {
  acceptDraft,
  addLine,
  carryLines,
  dismissDraft,
  dropLine,
  isAway,
  isSettled,
  lastReportBefore,
  leftOver,
  lineText,
  makeRiskOfLine,
  makeTaskOfLine,
  linesOf,
  linkLine,
  moveLine,
  openBlockers,
  removeLine,
  reopenReport,
  reportStandup,
  reportedAt,
  searchLines,
  setAway,
  standupDays,
  standupOf,
  tickLine,
} from '../index.ts';
import type { Draft, NewLine, Standup, StandupLine } from '../index.ts';
import { documentKinds } from '../documents.ts';
import { deskWith } from '../open-desk.ts';
import { expectOk } from '../testing/fixtures.ts';
import { aClock, createPeer, createPeers, meet } from '../testing/peers.ts';
import type { Peer } from '../testing/peers.ts';
import { createDoc } from '../yjs.ts';

const monday = '2026-05-18';
const tuesday = '2026-05-19';
const wednesday = '2026-05-20';
const nothing = { ok: false, error: { type: 'NothingChanged' } };
const unknown = (): null => null;

const of = ({ documents }: Peer): Standup => standupOf(documents.week);
const add = (peer: Peer, fields: Partial<NewLine>): string =>
  expectOk(addLine(peer.desk, { day: tuesday, section: 'plan', ...fields })).id;
const texts = (lines: readonly StandupLine[]): readonly string[] => lines.map(({ text }) => text);
const line = (peer: Peer, id: string): StandupLine => {
  const found = of(peer).lines.byId.get(id);
  if (found === undefined) throw new Error('no such line');
  return found;
};

describe('lines', () => {
  test('[M1] a week that was only looked at holds nothing', () => {
    const { documents, desk } = createPeer('ana');
    expect(linesOf(standupOf(documents.week), tuesday, 'plan', 'ana')).toEqual([]);
    expect(tickLine(desk, 'none', true)).toEqual({ ok: false, error: { type: 'LineGone', id: 'none' } });
    for (const kind of documentKinds) expect(documents[kind].store.clients.size).toBe(0);
  });

  test('[M3] two people write one line together, and everybody reads it letter by letter', () => {
    const [ana, ben] = createPeers(2, { seed: 1 }) as [Peer, Peer];
    const id = add(ana, { text: 'Call the host' });
    meet([ana, ben]);
    lineText(ben.desk, id)?.insert(13, ' of the 9th');
    lineText(ana.desk, id)?.insert(0, '! ');
    expect(line(ben, id).text).toBe('Call the host of the 9th');
    meet([ana, ben]);
    expect([line(ana, id).text, line(ben, id).text]).toEqual(Array(2).fill('! Call the host of the 9th'));
  });

  test('[M5] stand where they were put, in their section, and what two people put there at once stays in one order', () => {
    const [ana, ben] = createPeers(2, { seed: 2 }) as [Peer, Peer];
    const first = add(ana, { text: '1' });
    const third = add(ana, { text: '3' });
    add(ana, { text: '2', place: { after: first } });
    meet([ana, ben]);
    add(ana, { text: 'a', place: { before: third } });
    add(ben, { text: 'b', place: { before: third }, member: 'ana' });
    meet([ana, ben]);
    const order = texts(linesOf(of(ana), tuesday, 'plan', 'ana'));
    expect(texts(linesOf(of(ben), tuesday, 'plan', 'ana'))).toEqual(order);
    expect([order.slice(0, 2), [...order.slice(2, 4)].sort(), order.slice(4)]).toEqual([['1', '2'], ['a', 'b'], ['3']]);
    expectOk(moveLine(ana.desk, third, { place: 'top' }));
    expect(texts(linesOf(of(ana), tuesday, 'plan', 'ana'))[0]).toBe('3');
    expect(moveLine(ana.desk, third, { place: 'top' })).toEqual(nothing);
    expectOk(moveLine(ana.desk, third, { section: 'blocker' }));
    expect([texts(linesOf(of(ana), tuesday, 'blocker', 'ana')), linesOf(of(ana), tuesday, 'plan', 'ana').length]).toEqual([
      ['3'],
      4,
    ]);
  });

  test('the parking lot is everybody’s', () => {
    const [ana, ben] = createPeers(2, { seed: 3 }) as [Peer, Peer];
    add(ana, { section: 'parking', text: 'rooms' });
    add(ben, { section: 'parking', text: 'budget' });
    meet([ana, ben]);
    expect([...texts(linesOf(of(ana), tuesday, 'parking'))].sort()).toEqual(['budget', 'rooms']);
  });

  test('[M7] are taken away softly, and undo brings them back; a line that others wrote in stays', () => {
    const [ana, ben] = createPeers(2, { seed: 4 }) as [Peer, Peer];
    const made = expectOk(addLine(ana.desk, { day: tuesday, section: 'plan', text: 'x' }));
    ana.history.push(made.change);
    ana.history.push(expectOk(removeLine(ana.desk, made.id)));
    expect(linesOf(of(ana), tuesday, 'plan', 'ana')).toEqual([]);
    ana.history.undo();
    expect(texts(linesOf(of(ana), tuesday, 'plan', 'ana'))).toEqual(['x']);
    meet([ana, ben]);
    lineText(ben.desk, made.id)?.insert(1, 'y');
    meet([ana, ben]);
    expect(ana.history.undo()?.kept).toEqual([{ kind: 'standup', id: made.id, field: 'record' }]);
    expect(texts(linesOf(of(ana), tuesday, 'plan', 'ana'))).toEqual(['xy']);
  });

  test('say what they are about, and bad input is refused by name', () => {
    const peer = createPeer('ana');
    const id = add(peer, { links: [{ kind: 'application', id: 'a1' }] });
    expectOk(linkLine(peer.desk, id, { kind: 'task', id: 't1' }, true));
    expect(line(peer, id).links).toEqual([
      { kind: 'application', id: 'a1' },
      { kind: 'task', id: 't1' },
    ]);
    expect(linkLine(peer.desk, id, { kind: 'task', id: 't1' }, true)).toEqual(nothing);
    expectOk(linkLine(peer.desk, id, { kind: 'application', id: 'a1' }, false));
    expect(line(peer, id).links).toEqual([{ kind: 'task', id: 't1' }]);
    const link = { kind: 'person', id: 'p' } as unknown as StandupLine['links'][number];
    expect(linkLine(peer.desk, id, link, true)).toMatchObject({ error: { type: 'SettingGone' } });
    expect(addLine(peer.desk, { day: 'today', section: 'plan' })).toMatchObject({ error: { type: 'DayUnreadable' } });
    expect(addLine(peer.desk, { day: tuesday, section: 'x' as 'plan' })).toMatchObject({ error: { type: 'SettingGone' } });
    expect(addLine(peer.desk, { day: tuesday, section: 'plan', text: 'x'.repeat(501) })).toMatchObject({
      error: { type: 'TextTooLong' },
    });
  });

  test('a member who may only read the week writes nothing into it', () => {
    const { desk } = createPeer('vi', { writable: (document) => document !== 'week' });
    const refused = { ok: false, error: { type: 'NotAllowed', document: 'week' } };
    expect(addLine(desk, { day: tuesday, section: 'plan' })).toEqual(refused);
    expect(reportStandup(desk, tuesday)).toEqual(refused);
    const { week: _, ...documents } = desk.documents;
    expect(addLine({ ...desk, documents }, { day: tuesday, section: 'plan' })).toEqual(refused);
  });

  test('[M8] what cannot be read is named and stays', () => {
    const peer = createPeer('ana');
    const id = add(peer, { text: 'x' });
    peer.documents.week.getMap('standupLines').set('odd', 5);
    peer.documents.week.getMap('standupReports').set('2026-05-19:ana.reportedAt', 'yesterday');
    expect(texts(linesOf(of(peer), tuesday, 'plan', 'ana'))).toEqual(['x']);
    expect([...of(peer).lines.problems.values()]).toEqual([
      { document: 'week', kind: 'standup-line', id: 'odd', fields: ['record'], readable: false },
    ]);
    expect([...of(peer).reports.problems.values()]).toMatchObject([{ fields: ['reportedAt'], readable: true }]);
    expect(line(peer, id).since).toBe(tuesday);
  });
});

describe('reports', () => {
  test('one has reported once one said so, and may take it back; who is away is not waited for', () => {
    const clock = aClock();
    const [ana, ben] = createPeers(2, { clock, seed: 5 }) as [Peer, Peer];
    expect(reportedAt(of(ana), tuesday, 'ana')).toBe(null);
    expectOk(setAway(ben.desk, tuesday, 'ana', true));
    meet([ana, ben]);
    expect(isAway(of(ana), tuesday, 'ana')).toBe(true);
    expectOk(reportStandup(ana.desk, tuesday));
    expect([reportedAt(of(ana), tuesday, 'ana'), isAway(of(ana), tuesday, 'ana')]).toEqual([clock.now(), false]);
    expect(reportStandup(ana.desk, tuesday)).toEqual(nothing);
    expect(lastReportBefore([of(ana)], wednesday, 'ana')).toBe(clock.now());
    expect(lastReportBefore([of(ana)], tuesday, 'ana')).toBe(null);
    ana.history.push(expectOk(reopenReport(ana.desk, tuesday)));
    expect(reportedAt(of(ana), tuesday, 'ana')).toBe(null);
    ana.history.undo();
    expect(reportedAt(of(ana), tuesday, 'ana')).toBe(clock.now());
  });

  test('a draft counts once it was accepted, with what one made of it; a dismissed one leaves a note for oneself only', () => {
    const peer = createPeer('ana');
    const links = [{ kind: 'application', id: 'a1' }] as const;
    const draft: Draft = { key: 'moved:offer', kind: 'moved', detail: 'offer', count: 1, links, until: 7, line: null };
    expectOk(acceptDraft(peer.desk, tuesday, draft, 'Offer for the host'));
    expectOk(dismissDraft(peer.desk, tuesday, { ...draft, key: 'contacted' }));
    const shown = linesOf(of(peer), tuesday, 'done', 'ana');
    expect(shown).toMatchObject([{ text: 'Offer for the host', links, draft: 'moved:offer', draftUntil: 7 }]);
    expect(of(peer).lines.byId.size).toBe(2);
  });
});

describe('what carries over', () => {
  const left = (peer: Peer, day: string, section: 'plan' | 'blocker' = 'plan') =>
    leftOver([of(peer)], day, section, unknown, 'ana').map(({ text, since }) => [text, since]);

  test('unfinished plans do, day after day, with the day they were first said', () => {
    const peer = createPeer('ana');
    const [done, dropped] = ['done', 'dropped', 'open'].map((text) => add(peer, { day: monday, text })) as [string, string];
    expectOk(tickLine(peer.desk, done, true));
    expectOk(dropLine(peer.desk, dropped));
    expect(left(peer, monday)).toEqual([]);
    expect(left(peer, tuesday)).toEqual([['open', monday]]);
    expectOk(reportStandup(peer.desk, tuesday, leftOver([of(peer)], tuesday, 'plan', unknown, 'ana')));
    expect(texts(linesOf(of(peer), tuesday, 'plan', 'ana'))).toEqual(['open']);
    expect([left(peer, tuesday), left(peer, wednesday)]).toEqual([[], [['open', monday]]]);
    // Done meanwhile: it becomes a line of what was done, and is left over no more.
    expectOk(carryLines(peer.desk, wednesday, leftOver([of(peer)], wednesday, 'plan', unknown, 'ana'), 'done'));
    expect(texts(linesOf(of(peer), wednesday, 'done', 'ana'))).toEqual(['open']);
    expect(left(peer, '2026-05-21')).toEqual([]);
  });

  test('one that was carried over and taken away does not come back', () => {
    const peer = createPeer('ana');
    add(peer, { day: monday, text: 'open' });
    expectOk(carryLines(peer.desk, tuesday, leftOver([of(peer)], tuesday, 'plan', unknown, 'ana')));
    const [carried] = linesOf(of(peer), tuesday, 'plan', 'ana') as [StandupLine];
    peer.history.push(expectOk(removeLine(peer.desk, carried.id)));
    expect([linesOf(of(peer), tuesday, 'plan', 'ana'), left(peer, tuesday), left(peer, wednesday)]).toEqual([[], [], []]);
    peer.history.undo();
    expect(texts(linesOf(of(peer), tuesday, 'plan', 'ana'))).toEqual(['open']);
  });

  test('the carrying over is one change: undo leaves the day as it was and the plans left over', () => {
    const peer = createPeer('ana');
    for (const text of ['a', 'b', 'c']) add(peer, { day: monday, text });
    const over = leftOver([of(peer)], tuesday, 'plan', unknown, 'ana');
    peer.history.push(expectOk(carryLines(peer.desk, tuesday, over)));
    expect(texts(linesOf(of(peer), tuesday, 'plan', 'ana'))).toEqual(['a', 'b', 'c']);
    expect(peer.history.undo()?.kept).toEqual([]);
    expect([linesOf(of(peer), tuesday, 'plan', 'ana').length, left(peer, tuesday).length]).toEqual([0, 3]);
  });

  test('two devices of one person that carry the same over show it once', () => {
    const [ana, phone] = createPeers(2, { seed: 6 }) as [Peer, Peer];
    add(ana, { day: monday, text: 'open' });
    meet([ana, phone]);
    for (const { desk } of [ana, { desk: { ...phone.desk, user: 'ana' } }])
      expectOk(carryLines(desk, tuesday, leftOver([standupOf(desk.documents.week as never)], tuesday, 'plan', unknown, 'ana')));
    meet([ana, phone]);
    expect(texts(linesOf(of(ana), tuesday, 'plan', 'ana'))).toEqual(['open']);
    expect(left(ana, wednesday).length).toBeGreaterThan(0);
  });

  test('over the end of a week too, into the next week’s document', () => {
    const peer = createPeer('ana');
    add(peer, { day: '2026-05-22', text: 'open' });
    const week = createDoc();
    const desk = deskWith(peer.desk, { week });
    const weeks = [of(peer), standupOf(week)];
    peer.history.push(expectOk(reportStandup(desk, '2026-05-25', leftOver(weeks, '2026-05-25', 'plan', unknown, 'ana'))));
    expect(linesOf(standupOf(week), '2026-05-25', 'plan', 'ana')).toMatchObject([{ text: 'open', since: '2026-05-22' }]);
    expect(leftOver(weeks, '2026-05-25', 'plan', unknown, 'ana')).toEqual([]);
    peer.history.undo();
    expect(linesOf(standupOf(week), '2026-05-25', 'plan', 'ana')).toEqual([]);
    expect(reportedAt(standupOf(week), '2026-05-25', 'ana')).toBe(null);
  });

  test('blockers stay on top until what they are linked with is settled, or somebody says so', () => {
    const [ana, ben] = createPeers(2, { seed: 7 }) as [Peer, Peer];
    const links = [{ kind: 'task', id: 't1' }] as const;
    add(ana, { day: monday, section: 'blocker', text: 'no rooms', links });
    const own = add(ben, { day: tuesday, section: 'blocker', text: 'no budget' });
    meet([ana, ben]);
    let closed = false;
    const isClosed = (): boolean => closed;
    const on = (day: string): readonly string[] => texts(openBlockers([of(ana)], day, isClosed));
    expect([on(monday), on(tuesday), on(wednesday)]).toEqual([
      ['no rooms'],
      ['no rooms', 'no budget'],
      ['no rooms', 'no budget'],
    ]);
    closed = true;
    expect(on(tuesday)).toEqual(['no budget']);
    expectOk(tickLine(ana.desk, own, true));
    expect(on(tuesday)).toEqual([]);
    expect(isSettled({ links, doneAt: 5 }, () => false)).toBe(false);
    expect(isSettled({ links, doneAt: 5 }, unknown)).toBe(true);
    expect(isSettled({ links, doneAt: null }, unknown)).toBe(false);
  });
});

describe('a blocker becomes a task or a risk', () => {
  test('in one change, linked both ways; its candidates go along, and undo takes all of it back', () => {
    const peer = createPeer('ana');
    const links = [{ kind: 'application', id: 'a1' }] as const;
    const id = add(peer, { section: 'blocker', text: 'no rooms', member: 'ben', links });
    const task = expectOk(makeTaskOfLine(peer.desk, id));
    const risk = expectOk(makeRiskOfLine(peer.desk, id));
    peer.history.push(task.change);
    peer.history.push(risk.change);
    expect(line(peer, id).links).toEqual([...links, { kind: 'risk', id: risk.id }, { kind: 'task', id: task.id }]);
    const origin = { type: 'blocker', id };
    expect(peer.desk.tasks.byId.get(task.id)).toMatchObject({ title: 'no rooms', assignee: 'ben', links, origin });
    expect(peer.desk.risks.byId.get(risk.id)).toMatchObject({ title: 'no rooms', owner: 'ben', links, origin });
    peer.history.undo();
    peer.history.undo();
    expect([line(peer, id).links, peer.desk.tasks.byId.get(task.id)?.deletedAt]).toEqual([links, peer.desk.now()]);
  });

  test('not without words, and not where the board is only read: then nothing is written at all', () => {
    const peer = createPeer('ana');
    const id = add(peer, { section: 'blocker' });
    expect(makeTaskOfLine(peer.desk, id)).toEqual({ ok: false, error: { type: 'NameMissing' } });
    expect(makeRiskOfLine(peer.desk, id)).toEqual({ ok: false, error: { type: 'NameMissing' } });
    const reader = createPeer('ben', { documents: peer.documents, writable: (document) => document !== 'board' });
    lineText(peer.desk, id)?.insert(0, 'no rooms');
    expect(makeTaskOfLine(reader.desk, id)).toEqual({ ok: false, error: { type: 'NotAllowed', document: 'board' } });
    expect(line(peer, id).links).toEqual([]);
  });
});

test('days that were held are marked, and their words are found', () => {
  const peer = createPeer('ana');
  add(peer, { day: monday, section: 'blocker', text: 'No meeting ROOM' });
  add(peer, { day: tuesday, text: 'room for two' });
  expectOk(dropLine(peer.desk, add(peer, { day: wednesday, text: 'room' })));
  expectOk(reportStandup(peer.desk, tuesday));
  expect(standupDays(of(peer))).toEqual([
    { day: monday, reported: [], lines: 1, blockers: 1, met: false },
    { day: tuesday, reported: ['ana'], lines: 1, blockers: 0, met: false },
  ]);
  expect(texts(searchLines([of(peer)], 'room'))).toEqual(['room for two', 'No meeting ROOM']);
  expect(texts(searchLines([of(peer)], 'no room '))).toEqual(['No meeting ROOM']);
  expect(searchLines([of(peer)], '  ')).toEqual([]);
});
