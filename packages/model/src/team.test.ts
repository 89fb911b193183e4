/** Members, what they are responsible for, and who answers for which stage. */
import { describe, expect, test } from 'vitest';
import {
  acceptDuty,
  addDuty,
  builtInDuties,
  checklistOf,
  coveredBy,
  createProject,
  dutiesOf,
  editDuty,
  hideDuty,
  jobRoles,
  raciOf,
  removeMember,
  restoreMember,
  setMember,
  setProfile,
  setRaci,
  showDuty,
} from './index.ts';
import type { Desk, JobRole, LiveChange, RaciLetter, StageKey } from './index.ts';
import { isRank } from './rank.ts';
import { expectOk } from './testing/fixtures.ts';
import { aClock, createPeer, createPeers, meet } from './testing/peers.ts';
import type { Peer } from './testing/peers.ts';

const gone = (type: 'MemberGone' | 'SettingGone' | 'ProjectGone', id: string) => ({ ok: false, error: { type, id } });
const nothing = { ok: false, error: { type: 'NothingChanged' } };
const texts = (desk: Desk, jobRole: JobRole): readonly string[] =>
  checklistOf(desk, { jobRole }).map(({ id, text }) => text ?? id);

describe('members', () => {
  test("one's own name and colour are written to space, and nothing to settings", () => {
    const { desk, documents } = createPeer('ana');
    expectOk(setMember(desk, { name: ' Ana ', colour: 3 }));
    expect(documents.space.getMap('profiles').toJSON()).toEqual({ 'ana.name': 'Ana', 'ana.colour': 3 });
    expect(documents.settings.getMap('members').toJSON()).toEqual({});
    expect(desk.members.byId.get('ana')).toEqual({
      id: 'ana',
      name: 'Ana',
      colour: 3,
      jobRole: null,
      specialty: null,
      joinedOn: null,
      capacity: null,
      deletedAt: null,
      sample: false,
    });
    expect(setMember(desk, { name: 'Ana', colour: 3 })).toEqual(nothing);
  });

  test('[M9] a name in settings, as older documents have it, counts until the member writes one; field by field', () => {
    const { desk, documents } = createPeer('ana');
    const members = documents.settings.getMap('members');
    members.set('ana.name', 'Ana');
    members.set('ana.colour', 4);
    expect(desk.members.byId.get('ana')).toMatchObject({ name: 'Ana', colour: 4 });
    expect(setMember(desk, { name: 'Ana', colour: 4 })).toEqual(nothing);
    expectOk(setMember(desk, { name: 'Anna', colour: 4 }));
    expect(documents.space.getMap('profiles').toJSON()).toEqual({ 'ana.name': 'Anna' });
    members.set('ana.name', 'somebody else');
    expect(desk.members.byId.get('ana')).toMatchObject({ name: 'Anna', colour: 4 });
  });

  test('a member is listed from either document; a profile can be written before the member ever came', () => {
    const { desk } = createPeer('ana');
    expectOk(setProfile(desk, 'ben', { jobRole: 'recruiter', specialty: 'channels', joinedOn: '2026-05-04' }));
    expect(desk.members.byId.get('ben')).toMatchObject({
      name: '',
      jobRole: 'recruiter',
      specialty: 'channels',
      joinedOn: '2026-05-04',
    });
    expectOk(setProfile(desk, 'ben', { specialty: '  ', joinedOn: null }));
    expect(desk.members.byId.get('ben')).toMatchObject({ jobRole: 'recruiter', specialty: null, joinedOn: null });
    expect(setProfile(desk, 'ben', { jobRole: 'recruiter' })).toEqual(nothing);
    expect(setProfile(desk, 'ben', { jobRole: 'boss' as JobRole })).toEqual(gone('SettingGone', 'boss'));
    expect(setProfile(desk, 'ben', { joinedOn: '2026-02-30' })).toMatchObject({ ok: false, error: { type: 'DayUnreadable' } });
    expect(setProfile(desk, 'ben', { specialty: 'x'.repeat(61) })).toMatchObject({ ok: false, error: { type: 'TextTooLong' } });
    expect(setProfile(desk, '', { jobRole: 'recruiter' })).toEqual(gone('MemberGone', ''));
  });

  test('[M2] a removed member is still there by name, is edited no more, and can be brought back', () => {
    const clock = aClock();
    const { desk, history } = createPeer('ana', { clock });
    expectOk(setMember(desk, { name: 'Ana', colour: 1 }));
    history.push(expectOk(removeMember(desk, 'ana')));
    expect(desk.members.byId.get('ana')).toMatchObject({ name: 'Ana', deletedAt: clock.now() });
    expect(setProfile(desk, 'ana', { jobRole: 'recruiter' })).toEqual(gone('MemberGone', 'ana'));
    expect(removeMember(desk, 'ana')).toEqual(gone('MemberGone', 'ana'));
    expectOk(restoreMember(desk, 'ana'));
    expect([desk.members.byId.get('ana')?.deletedAt, restoreMember(desk, 'ana')]).toEqual([null, nothing]);
    expect(removeMember(desk, 'nobody')).toEqual(gone('MemberGone', 'nobody'));
    history.push(expectOk(removeMember(desk, 'ana')));
    expect(history.undo()?.kept).toEqual([]);
    expect(desk.members.byId.get('ana')?.deletedAt).toBe(null);
  });

  test('[M8] listeners hear once of a change in either document, and what cannot be read is named', () => {
    const { desk, documents } = createPeer('ana');
    const heard: LiveChange[] = [];
    desk.members.subscribe((change) => heard.push(change));
    expectOk(setMember(desk, { name: 'Ana', colour: 1 }));
    expectOk(setProfile(desk, 'ben', { jobRole: 'interviewer' }));
    expect(heard.map(({ ids, local }) => [[...ids], local])).toEqual([
      [['ana'], true],
      [['ben'], true],
    ]);
    documents.settings.getMap('members').set('ben.jobRole', 'boss');
    documents.space.getMap('profiles').set('ana.colour', 'red');
    expect(desk.members.byId.get('ben')?.jobRole).toBe(null);
    expect(desk.members.byId.get('ana')).toMatchObject({ name: 'Ana', colour: 0 });
    expect([...desk.members.problems.values()]).toEqual([
      { document: 'settings', kind: 'member', id: 'ben', fields: ['jobRole'], readable: true },
      { document: 'space', kind: 'member', id: 'ana', fields: ['colour'], readable: true },
    ]);
    desk.stop();
    expectOk(setProfile(desk, 'ben', { jobRole: 'recruiter' }));
    expect(heard).toHaveLength(4);
  });
});

describe('responsibilities', () => {
  test('[M1] every job role has a checklist of built-in duties in order, without anything being written', () => {
    const { desk, documents } = createPeer('ana');
    for (const jobRole of jobRoles) {
      const duties = checklistOf(desk, { jobRole });
      expect(duties.map(({ id }) => id)).toEqual(builtInDuties[jobRole]);
      expect(duties.length).toBeGreaterThanOrEqual(5);
      expect(duties.length).toBeLessThanOrEqual(8);
      for (const { id, rank } of duties) expect([id.startsWith(`${jobRole}.`), isRank(rank)]).toEqual([true, true]);
    }
    expect(documents.settings.share.get('duties')?._map.size ?? 0).toBe(0);
  });

  test('a built-in duty is reworded, hidden, moved and brought back; one of the team stands where it was put', () => {
    const { desk } = createPeer('ana');
    const [first, second, third] = builtInDuties['data-analyst'];
    const rest = builtInDuties['data-analyst'].slice(3);
    const own = expectOk(addDuty(desk, { jobRole: 'data-analyst', text: ' Daily figures ', place: { after: first } })).id;
    expect(texts(desk, 'data-analyst')).toEqual([first, 'Daily figures', second, third, ...rest]);
    expectOk(editDuty(desk, third, { text: 'Look closer', place: 'top' }));
    expect(texts(desk, 'data-analyst')).toEqual(['Look closer', first, 'Daily figures', second, ...rest]);
    expectOk(editDuty(desk, third, { text: null }));
    expect(texts(desk, 'data-analyst')[0]).toBe(third);
    expectOk(editDuty(desk, own, { place: 'end' }));
    expect(texts(desk, 'data-analyst').at(-1)).toBe('Daily figures');
    expect(editDuty(desk, own, { place: 'end' })).toEqual(nothing);
    expect(editDuty(desk, own, { text: '' })).toEqual({ ok: false, error: { type: 'NameMissing' } });
    expectOk(hideDuty(desk, first));
    expect(checklistOf(desk, { jobRole: 'data-analyst' }).filter(({ hidden }) => hidden)).toHaveLength(1);
    expect(hideDuty(desk, first)).toEqual(nothing);
    expectOk(showDuty(desk, first));
    expect(addDuty(desk, { jobRole: 'boss' as JobRole, text: 'x' })).toEqual(gone('SettingGone', 'boss'));
    expect(addDuty(desk, { member: 'nobody', text: 'x' })).toEqual(gone('MemberGone', 'nobody'));
    expect(hideDuty(desk, 'nothing')).toEqual(gone('SettingGone', 'nothing'));
  });

  test("a member's duties are those of the job role and extra ones; each ticks his or her own", () => {
    const clock = aClock();
    const { desk, history } = createPeer('ana', { clock });
    const ids = (user: string): readonly string[] => dutiesOf(desk, user).map(({ id }) => id);
    expect(ids('ana')).toEqual([]);
    expectOk(setProfile(desk, 'ana', { jobRole: 'sales-support' }));
    expectOk(setProfile(desk, 'ben', { jobRole: 'sales-support' }));
    const extra = expectOk(addDuty(desk, { member: 'ana', text: 'Host the fair' })).id;
    const [first, ...rest] = builtInDuties['sales-support'];
    expectOk(hideDuty(desk, first));
    expect([ids('ana'), ids('ben')]).toEqual([[...rest, extra], rest]);
    expect(acceptDuty(desk, first, true)).toEqual(gone('SettingGone', first));
    expect(acceptDuty(desk, 'recruiter.screening', true)).toEqual(gone('SettingGone', 'recruiter.screening'));
    history.push(expectOk(acceptDuty(desk, extra, true)));
    expect(dutiesOf(desk, 'ana').at(-1)).toMatchObject({ id: extra, text: 'Host the fair', acceptedAt: clock.now() });
    expect(acceptDuty(desk, extra, true)).toEqual(nothing);
    expectOk(acceptDuty(desk, rest[0], true));
    expect(dutiesOf(desk, 'ben').every(({ acceptedAt }) => acceptedAt === null)).toBe(true);
    expectOk(acceptDuty(desk, rest[0], false));
    history.undo();
    expect(dutiesOf(desk, 'ana').every(({ acceptedAt }) => acceptedAt === null)).toBe(true);
  });

  test('[M7] an added duty goes with undo and comes back with redo; reworded by a colleague meanwhile, it stays', () => {
    const [ana, ben] = createPeers(2) as [Peer, Peer];
    const { change, id } = expectOk(addDuty(ana.desk, { jobRole: 'recruiter', text: 'Call back' }));
    ana.history.push(change);
    expect(ana.history.undo()?.kept).toEqual([]);
    expect(ana.desk.duties.byId.has(id)).toBe(false);
    expect(ana.history.redo()?.kept).toEqual([]);
    meet([ana, ben]);
    expectOk(editDuty(ben.desk, id, { text: 'Call back the same day' }));
    meet([ana, ben]);
    expect(ana.history.undo()).toMatchObject({ kept: [{ kind: 'setting', id, field: 'text' }] });
    expect(ana.desk.duties.byId.get(id)).toMatchObject({ text: 'Call back the same day', jobRole: 'recruiter' });
    expect(ana.desk.duties.problems.size).toBe(0);
  });
});

describe('the responsibility matrix', () => {
  function aMatrix() {
    const { desk, history } = createPeer('ana');
    const project = expectOk(createProject(desk, { name: '618' })).id;
    for (const user of ['ana', 'ben', 'chen']) expectOk(setProfile(desk, user, { joinedOn: '2026-05-01' }));
    const put = (user: string, stage: StageKey, letter: RaciLetter | null) => setRaci(desk, project, user, stage, letter);
    const at = (stage: StageKey) => raciOf(desk, project).find((each) => each.stage === stage);
    return { desk, history, project, put, at };
  }

  test('says for each stage who is responsible, accountable, consulted and informed, and what is missing', () => {
    const { desk, project, put, at } = aMatrix();
    const empty = { R: [], A: [], C: [], I: [], gaps: ['nobody-responsible', 'nobody-accountable'] };
    expect(raciOf(desk, project).map(({ stage }) => stage)).toEqual([
      'requirement',
      'screening',
      'interview',
      'offer',
      'onboarding',
    ]);
    expect(at('offer')).toEqual({ stage: 'offer', ...empty });
    for (const [user, letter] of [
      ['chen', 'R'],
      ['ben', 'R'],
      ['ana', 'A'],
    ] as const)
      expectOk(put(user, 'screening', letter));
    expect(at('screening')).toEqual({ stage: 'screening', R: ['ben', 'chen'], A: ['ana'], C: [], I: [], gaps: [] });
    expectOk(put('ben', 'screening', 'A'));
    expect(at('screening')).toMatchObject({ R: ['chen'], A: ['ana', 'ben'], gaps: ['several-accountable'] });
    expectOk(put('ben', 'screening', null));
    expectOk(put('ben', 'interview', 'C'));
    expectOk(put('ana', 'interview', 'R'));
    expect(at('interview')).toMatchObject({ R: ['ana'], C: ['ben'], gaps: ['nobody-accountable'] });
    expect(['ana', 'ben', 'chen'].map((user) => coveredBy(desk, project, user))).toEqual([
      ['screening', 'interview'],
      [],
      ['screening'],
    ]);
    const other = expectOk(createProject(desk, { name: '11.11' })).id;
    expect(raciOf(desk, other).every(({ gaps }) => gaps.length === 2)).toBe(true);
  });

  test('a removed member leaves a gap, and fills it again when brought back', () => {
    const { desk, project, put, at } = aMatrix();
    expectOk(put('ben', 'offer', 'A'));
    expectOk(put('chen', 'offer', 'R'));
    expectOk(removeMember(desk, 'ben'));
    expect(at('offer')).toMatchObject({ A: [], gaps: ['nobody-accountable'] });
    expect(coveredBy(desk, project, 'ben')).toEqual([]);
    expect(put('ben', 'offer', 'R')).toEqual(gone('MemberGone', 'ben'));
    expectOk(restoreMember(desk, 'ben'));
    expect(at('offer')).toMatchObject({ A: ['ben'], gaps: [] });
  });

  test('[M6] letters, stages, members and projects that do not exist are refused; [M7] undo takes one letter back', () => {
    const { desk, history, project, put, at } = aMatrix();
    expect(put('ana', 'offer', 'X' as RaciLetter)).toEqual(gone('SettingGone', 'X'));
    expect(put('ana', 'payment' as StageKey, 'R')).toEqual(gone('SettingGone', 'payment'));
    expect(put('nobody', 'offer', 'R')).toEqual(gone('MemberGone', 'nobody'));
    expect(setRaci(desk, 'nothing', 'ana', 'offer', 'R')).toEqual(gone('ProjectGone', 'nothing'));
    expect(put('ana', 'offer', null)).toEqual(nothing);
    history.push(expectOk(put('ana', 'offer', 'R')));
    history.push(expectOk(put('ana', 'offer', 'A')));
    history.undo();
    expect(at('offer')).toMatchObject({ R: ['ana'], A: [] });
    history.undo();
    expect(desk.raci.byId.has(`${project}:ana`)).toBe(false);
  });
});
