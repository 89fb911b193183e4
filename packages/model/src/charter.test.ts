/** What a project agrees on at its start, and what is announced to its people. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addKickoffItem,
  announce,
  announcementText,
  announcementsOf,
  budgetOf,
  builtInKickoff,
  charterOf,
  charterParts,
  charterText,
  createProject,
  editAnnouncement,
  editKickoffItem,
  hideKickoffItem,
  isUnread,
  kickoffOf,
  notReadBy,
  openDesk,
  pinAnnouncement,
  readAnnouncements,
  setBudget,
  setCharter,
  setMember,
  tickKickoffItem,
  unreadAnnouncements,
  withdrawAnnouncement,
} from './index.ts';
import type { Desk } from './index.ts';
import { documentKinds } from './documents.ts';
import { isRank } from './rank.ts';
import { expectOk } from './testing/fixtures.ts';
import { aClock, createPeer, createPeers, everythingOn, meet } from './testing/peers.ts';
import type { Peer } from './testing/peers.ts';
import { Y } from './yjs.ts';

const refused = (error: object) => ({ ok: false, error });
const nothing = refused({ type: 'NothingChanged' });

describe('the charter', () => {
  test('[M1] reading and opening an empty one writes nothing', () => {
    const { desk, documents } = createPeer('ana');
    expect(charterOf(desk)).toEqual({ startsOn: null, endsOn: null, headcount: null });
    for (const part of charterParts) expect(charterText(desk, part).toJSON()).toBe('');
    expect(kickoffOf(desk).map(({ id }) => id)).toEqual(builtInKickoff);
    for (const kind of documentKinds) expect(Y.encodeStateVector(documents[kind])).toEqual(new Uint8Array([0]));
  });

  test('[M1][M3] whatever several people write into an empty one before they ever met is all there', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.tuple(fc.constantFrom(...charterParts), fc.nat(9)), { maxLength: 8 }), {
          minLength: 2,
          maxLength: 4,
        }),
        fc.nat(1_000_000),
        (wishes, seed) => {
          const peers = createPeers(wishes.length, { seed });
          let letter = 0x4e00;
          const typed = new Map(charterParts.map((part) => [part, new Set<string>()]));
          peers.forEach(({ desk }, index) => {
            for (const [part, where] of wishes[index] ?? []) {
              const text = charterText(desk, part);
              const added = String.fromCodePoint(letter++);
              text.insert(Math.min(where, text.length), added);
              typed.get(part)?.add(added);
            }
          });
          meet(peers);
          for (const part of charterParts) {
            const read = peers.map(({ desk }) => charterText(desk, part).toJSON());
            expect(new Set(read).size).toBe(1);
            expect(new Set(read[0])).toEqual(typed.get(part));
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  test('[M6] dates and headcount are set one by one; an end before the start is refused', () => {
    const { desk, history } = createPeer('ana');
    expectOk(setCharter(desk, { startsOn: '2026-05-01', headcount: 40 }));
    history.push(expectOk(setCharter(desk, { endsOn: '2026-06-20' })));
    expect(charterOf(desk)).toEqual({ startsOn: '2026-05-01', endsOn: '2026-06-20', headcount: 40 });
    expect(setCharter(desk, { endsOn: '2026-04-30' })).toEqual(refused({ type: 'EndsBeforeStart' }));
    expect(setCharter(desk, { startsOn: '2026-06-31' })).toMatchObject({ error: { type: 'DayUnreadable' } });
    expect(setCharter(desk, { headcount: 0 })).toMatchObject({ error: { type: 'NumberOutOfRange', field: 'headcount' } });
    expect(setCharter(desk, { headcount: 40 })).toEqual(nothing);
    history.undo();
    expect(charterOf(desk).endsOn).toBe(null);
  });

  test('dates that two people set apart may lie the wrong way round: the headcount can be set all the same', () => {
    const [ana, ben] = createPeers(2) as [Peer, Peer];
    expectOk(setCharter(ana.desk, { startsOn: '2026-06-01' }));
    expectOk(setCharter(ben.desk, { endsOn: '2026-05-01' }));
    meet([ana, ben]);
    expectOk(setCharter(ana.desk, { headcount: 5 }));
    expect(charterOf(ana.desk)).toEqual({ startsOn: '2026-06-01', endsOn: '2026-05-01', headcount: 5 });
    expectOk(setCharter(ana.desk, { endsOn: '2026-06-01' }));
  });

  test('the budget stands in the private document alone, and is nothing to who may not read that', () => {
    const { desk, documents } = createPeer('ana');
    expectOk(setBudget(desk, { amount: 200_000, note: 'agencies apart' }));
    expect(budgetOf(desk)).toEqual({ amount: 200_000, note: 'agencies apart' });
    for (const kind of documentKinds)
      expect(JSON.stringify(documents[kind].toJSON()).includes('200000')).toBe(kind === 'private');
    expect(setBudget(desk, { amount: -1 })).toMatchObject({ error: { type: 'NumberOutOfRange', field: 'amount' } });
    const without = openDesk({ ...documents, private: null }, { user: 'vic', now: () => 0 });
    expect(budgetOf(without)).toBe(null);
    expect(setBudget(without, { amount: 1 })).toEqual(refused({ type: 'NotAllowed', document: 'private' }));
  });
});

describe('the kick-off checklist', () => {
  const texts = (desk: Desk): readonly string[] => kickoffOf(desk).map(({ id, text }) => text ?? id);

  test('built-in lines stand in order; own ones are added, reworded, moved and hidden', () => {
    const { desk, history } = createPeer('ana');
    for (const { rank } of kickoffOf(desk)) expect(isRank(rank)).toBe(true);
    const added = expectOk(addKickoffItem(desk, { text: ' Order badges ' }));
    history.push(added.change);
    expect(texts(desk)).toEqual([...builtInKickoff, 'Order badges']);
    expectOk(editKickoffItem(desk, added.id, { place: 'top' }));
    expectOk(editKickoffItem(desk, 'kickoff.goal', { text: 'Our goal' }));
    expect(texts(desk).slice(0, 2)).toEqual(['Order badges', 'Our goal']);
    expect(editKickoffItem(desk, added.id, { place: 'top' })).toEqual(nothing);
    expectOk(editKickoffItem(desk, 'kickoff.goal', { text: null }));
    expect(texts(desk)[1]).toBe('kickoff.goal');
    expect(editKickoffItem(desk, added.id, { text: ' ' })).toEqual(refused({ type: 'NameMissing' }));
    expectOk(hideKickoffItem(desk, 'kickoff.risks'));
    expect(kickoffOf(desk).find(({ id }) => id === 'kickoff.risks')?.hidden).toBe(true);
    expect(hideKickoffItem(desk, 'kickoff.risks')).toEqual(nothing);
    expect(hideKickoffItem(desk, 'none')).toEqual(refused({ type: 'SettingGone', id: 'none' }));
    history.undo();
    expect(texts(desk)).not.toContain('Order badges');
  });

  test('a tick has a name and a time on it, and is taken back', () => {
    const clock = aClock();
    const { desk, history } = createPeer('ana', { clock });
    history.push(expectOk(tickKickoffItem(desk, 'kickoff.goal', true)));
    expect(kickoffOf(desk)[0]?.done).toEqual({ at: clock.now(), by: 'ana' });
    expect(tickKickoffItem(desk, 'kickoff.goal', true)).toEqual(nothing);
    expect(tickKickoffItem(desk, 'none', true)).toEqual(refused({ type: 'SettingGone', id: 'none' }));
    history.undo();
    expect(kickoffOf(desk)[0]?.done).toBe(null);
    expect(tickKickoffItem(desk, 'kickoff.goal', false)).toEqual(nothing);
  });

  test('[M8] a strange tick is no tick, and is named', () => {
    const { desk, documents } = createPeer('ana');
    documents.board.getMap('kickoff').set('kickoff.goal.done', 'yes');
    expect(kickoffOf(desk)[0]?.done).toBe(null);
    expect(desk.kickoff.problems.get('kickoff.goal')).toMatchObject({ fields: ['done'], readable: true });
  });
});

describe('announcements', () => {
  function aTeam() {
    const clock = aClock();
    const [ana, ben] = createPeers(2, { clock }) as [Peer, Peer];
    const project = expectOk(createProject(ana.desk, { name: '618' })).id;
    for (const { desk, name } of [ana, ben]) expectOk(setMember(desk, { name, colour: 1 }));
    meet([ana, ben]);
    return { ana, ben, project, clock, meet: () => meet([ana, ben]) };
  }

  test('pinned ones come first, then the latest; those of another project are not for its people', () => {
    const { ana, project, clock } = aTeam();
    const other = expectOk(createProject(ana.desk, { name: '11.11' })).id;
    const say = (title: string, fields: object = {}) => {
      clock.pass(1000);
      return expectOk(announce(ana.desk, { title, ...fields })).id;
    };
    const first = say('first');
    say('here', { project, text: ' Bring your cards ' });
    say('elsewhere', { project: other });
    const last = say('last');
    const titles = (): readonly string[] => announcementsOf(ana.desk, project).map(({ title }) => title);
    expect(titles()).toEqual(['last', 'here', 'first']);
    expectOk(pinAnnouncement(ana.desk, first));
    expect(titles()).toEqual(['first', 'last', 'here']);
    expectOk(withdrawAnnouncement(ana.desk, last));
    expect(titles()).toEqual(['first', 'here']);
    expectOk(withdrawAnnouncement(ana.desk, last, false));
    expect(titles()).toEqual(['first', 'last', 'here']);
    expect(announcementText(ana.desk, first)?.toJSON()).toBe('');
    expect(pinAnnouncement(ana.desk, first)).toEqual(nothing);
  });

  test('who has read it is written by each reader, and survives readers who never met', () => {
    const { ana, ben, project, clock, meet } = aTeam();
    const { id } = expectOk(announce(ana.desk, { title: 'Moved', project }));
    meet();
    expect(unreadAnnouncements(ana.desk, project)).toEqual([]);
    expect(unreadAnnouncements(ben.desk, project).map((each) => each.id)).toEqual([id]);
    expect(notReadBy(ana.desk, announcementsOf(ana.desk, project)[0] as never).map(({ name }) => name)).toEqual(['ben']);
    const third = openDesk(ben.documents, { user: 'chen', now: clock.now });
    expectOk(readAnnouncements(third, [id]));
    expectOk(readAnnouncements(ben.desk, [id]));
    meet();
    const [read] = announcementsOf(ana.desk, project);
    expect(read?.readBy).toEqual([
      { user: 'ben', at: clock.now() },
      { user: 'chen', at: clock.now() },
    ]);
    expect(read !== undefined && isUnread(read, 'ben')).toBe(false);
    expect(notReadBy(ana.desk, read as never)).toEqual([]);
    expect(readAnnouncements(ben.desk, [id])).toEqual(nothing);
    expect(readAnnouncements(ana.desk, [id])).toEqual(nothing);
  });

  test('[M6] what is gone or for no project is refused; [M7] undo leaves one that a colleague has read', () => {
    const { ana, ben, project, meet } = aTeam();
    expect(announce(ana.desk, { title: 'x', project: 'none' })).toEqual(refused({ type: 'ProjectGone', id: 'none' }));
    expect(announce(ana.desk, { title: '' })).toEqual(refused({ type: 'NameMissing' }));
    expect(readAnnouncements(ana.desk, [])).toEqual(refused({ type: 'NothingChosen' }));
    expect(editAnnouncement(ana.desk, 'none', {})).toEqual(refused({ type: 'AnnouncementGone', id: 'none' }));
    const unseen = expectOk(announce(ana.desk, { title: 'Draft' }));
    ana.history.push(unseen.change);
    expect(ana.history.undo()?.kept).toEqual([]);
    expect(announcementsOf(ana.desk, project)).toEqual([]);
    expect(readAnnouncements(ben.desk, [unseen.id])).toEqual(refused({ type: 'AnnouncementGone', id: unseen.id }));
    const seen = expectOk(announce(ana.desk, { title: 'Moved' }));
    ana.history.push(seen.change);
    meet();
    expectOk(readAnnouncements(ben.desk, [seen.id]));
    meet();
    expect(ana.history.undo()).toMatchObject({ reverted: 0, kept: [{ kind: 'announcement', id: seen.id, field: 'record' }] });
    ana.history.push(expectOk(editAnnouncement(ana.desk, seen.id, { title: 'Moved to ten', project })));
    expect(announcementsOf(ana.desk, project)[0]).toMatchObject({ title: 'Moved to ten', project });
    ana.history.undo();
    expect(announcementsOf(ana.desk, project)[0]).toMatchObject({ title: 'Moved', project: null });
  });

  test('[M2][M8] several people at all of it at once: everybody sees the same', () => {
    const { ana, ben, project, meet } = aTeam();
    const { id } = expectOk(announce(ana.desk, { title: 'Moved' }));
    meet();
    expectOk(editAnnouncement(ana.desk, id, { title: 'Moved to ten' }));
    expectOk(pinAnnouncement(ben.desk, id));
    expectOk(readAnnouncements(ben.desk, [id]));
    expectOk(tickKickoffItem(ben.desk, 'kickoff.goal', true));
    expectOk(setCharter(ana.desk, { headcount: 3 }));
    meet();
    expect(everythingOn(ben.desk)).toEqual(everythingOn(ana.desk));
    expect(announcementsOf(ben.desk, project)[0]).toMatchObject({
      title: 'Moved to ten',
      pinned: true,
      readBy: [{ user: 'ben' }],
    });
    expect(everythingOn(openDesk(ana.documents, { user: 'later', now: () => 0 }))).toEqual(everythingOn(ana.desk));
  });
});
