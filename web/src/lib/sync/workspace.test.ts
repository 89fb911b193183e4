import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { createProject, createRequisition, newId, setTeam } from '@muster/model';
import { rightsOf } from '@muster/protocol';
import type { AccessLevel } from '@muster/protocol';
import type { Refusal } from '@muster/model';
import type { Identity, Me } from './identity.ts';
import { createProfile } from './testing/profile.ts';
import type { Profile, TestTab } from './testing/profile.ts';
import { startRelay } from './testing/relay.ts';
import type { Relay } from './testing/relay.ts';
import { until } from './testing/wait.ts';
import type { TeamWorkspace, Workspace } from './workspace-context.svelte.ts';
import { openTeam } from './workspace.ts';
import type { OpenTeam } from './workspace.ts';

let relay: Relay;
const opened: TeamWorkspace[] = [];
beforeAll(async () => {
  relay = await startRelay();
});
afterEach(() => Promise.all(opened.splice(0).map((team) => team.stop())));
afterAll(() => relay.stop());

/** Somebody whose name may change while they work. */
interface TestIdentity extends Identity {
  edit(fields: Partial<Me>): void;
}
function anIdentity(me: Me): TestIdentity {
  const listeners = new Set<() => void>();
  let current = me;
  return {
    get current() {
      return current;
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    edit: (fields) => {
      current = { ...current, ...fields };
      listeners.forEach((listener) => listener());
    },
  };
}
interface Somebody {
  readonly identity: TestIdentity;
  readonly profile: Profile;
  readonly tabs: TestTab[];
  readonly said: string[];
  open(team: string, level?: AccessLevel): Promise<TeamWorkspace>;
}
function somebody(name: string): Somebody {
  const identity = anIdentity({ user: newId<'user'>(), name, colour: 2 });
  const profile = createProfile();
  const tabs: TestTab[] = [];
  const said: string[] = [];
  let undo: (() => void) | null = null;
  const voice = {
    refused: ({ type }: Refusal) => void said.push(type),
    done: (text: string, back: (() => void) | null) => {
      said.push(text);
      undo = back;
    },
    damaged: () => void said.push('damaged'),
  };
  return {
    identity,
    profile,
    tabs,
    get said() {
      if (undo !== null) undo();
      undo = null;
      return said;
    },
    open: async (team, level = 'manager') => {
      const tab = profile.openTab();
      tabs.push(tab);
      const { surroundings } = tab;
      const rights: OpenTeam['rights'] = (room) => rightsOf({ team, level, projects: 'all' }, room, identity.current?.user ?? '');
      const workspace = await openTeam({ team, identity, voice, rights, server: relay.address, surroundings });
      opened.push(workspace);
      return workspace;
    },
  };
}

test('opening writes nothing; then one is known to colleagues by name and colour, and by every later one', async () => {
  const ana = somebody('Ana');
  const team = await ana.open('profiles');
  expect(team.desk.members.byId.size).toBe(0);
  await until(
    'synced',
    () => team.pill.kind === 'synced' && team.desk.members.byId.size === 1,
    () => team.pill,
  );
  const ben = await somebody('Ben').open('profiles');
  await until('Ben sees Ana', () => ben.desk.members.byId.get(team.me.user)?.name === 'Ana');
  ana.identity.edit({ name: 'Anna', colour: 5 });
  expect(team.me).toMatchObject({ name: 'Anna', colour: 5 });
  await until('Ben sees Anna', () => ben.desk.members.byId.get(team.me.user)?.name === 'Anna');
  expect(ben.desk.members.byId.get(team.me.user)?.colour).toBe(5);
});

test('a project made by one is opened by another, with everything in it, and acts can be taken back', async () => {
  const ana = somebody('Ana');
  const team = await ana.open('projects');
  const made = createProject(team.desk, { name: '618' });
  expect(team.act(made)).toBe(true);
  const project = made.ok ? made.value.id : '';
  const workspace = await team.openProject(project);
  expect(workspace.pill.kind).not.toBe('opening');
  const fields = {
    title: 'Packer',
    department: '',
    reason: '',
    priority: 'normal',
    hiringManager: '',
    owner: null,
    headcount: 2,
    as: 'confirmed',
  } as const;
  expect(workspace.act(createRequisition(workspace.desk, fields))).toBe(true);
  expect(workspace.act(createRequisition(workspace.desk, { ...fields, title: '' }))).toBe(false);
  expect(ana.said).toEqual(['NameMissing']);
  expect(workspace.canUndo).toBe(true);

  const bens = await (await somebody('Ben').open('projects')).openProject(project);
  await until('Ben has the post', () => bens.desk.requisitions.byId.size === 1 && bens.pill.kind === 'synced');
  expect(bens.desk.projects.byId.get(project)?.name).toBe('618');
  await until(
    'they see each other',
    () => bens.presence.others[0]?.name === 'Ana' && workspace.presence.others[0]?.name === 'Ben',
  );

  expect(workspace.undo()).toMatchObject({ kept: [] });
  await until('Ben sees it gone', () => [...bens.desk.requisitions.byId.values()].every(({ deletedAt }) => deletedAt !== null));
  expect(workspace.readOnly).toBe(false);
});

test('the undo of a notice takes back its own change, whatever was done since', async () => {
  const ana = somebody('Ana');
  const team = await ana.open('notices');
  team.act(setTeam(team.desk, { name: 'First' }), { text: 'named', undoable: true });
  const { said } = ana;
  expect(said).toEqual(['named']);
  expect(team.desk.team.byId.get('team')?.name).not.toBe('First');
});

const aPost = {
  title: 'Packer',
  department: '',
  reason: '',
  priority: 'normal',
  hiringManager: '',
  owner: null,
  headcount: 2,
  as: 'confirmed',
} as const;

/** A team with a project, both on the server. */
async function withProject(name: string, ana: Somebody): Promise<{ team: TeamWorkspace; project: string }> {
  const team = await ana.open(name);
  const made = createProject(team.desk, { name: '618' });
  await until('synced', () => team.pill.kind === 'synced');
  return { team, project: made.ok ? made.value.id : '' };
}

test('[L5] a project that is left in the moment of an edit still brings it to the server, and is counted until then', async () => {
  const ana = somebody('Ana');
  const { team, project } = await withProject('left', ana);
  const workspace = await team.openProject(project);
  await until('synced', () => team.pill.kind === 'synced');
  const made = createRequisition(workspace.desk, aPost);
  expect(made.ok).toBe(true);
  await workspace.stop();
  expect(team.pill.kind).not.toBe('synced');
  await until('synced', () => team.pill.kind === 'synced');
  const bens = await (await somebody('Ben').open('left')).openProject(project);
  await until('Ben has the post', () => bens.desk.requisitions.byId.size === 1);
});

test('[L5] [L6] a project that is left while the device is full and the server away loses nothing', async () => {
  const ana = somebody('Ana');
  const { team, project } = await withProject('full', ana);
  const workspace = await team.openProject(project);
  await until('synced', () => team.pill.kind === 'synced');
  await relay.kill();
  ana.tabs.forEach((tab) => (tab.diskFull = true));
  createRequisition(workspace.desk, aPost);
  await until('not saved', () => team.pill.kind === 'not-saved');
  await workspace.stop();
  expect(team.pill.holdsPage).toBe(true);
  const again = await team.openProject(project);
  await until('it is there again', () => again.desk.requisitions.byId.size === 1);
  ana.tabs.forEach((tab) => (tab.diskFull = false));
  await relay.start();
  await until(
    'synced',
    () => team.pill.kind === 'synced',
    () => team.pill,
    30_000,
  );
}, 60_000);

test('a project that was left is no longer its team’s to stop', async () => {
  const ana = somebody('Ana');
  const { team, project } = await withProject('let-go', ana);
  const stopped: string[] = [];
  const openWatched = async (as: string): Promise<Workspace> => {
    const workspace = await team.openProject(project);
    const stop = workspace.stop.bind(workspace);
    return Object.assign(workspace, { stop: () => (stopped.push(as), stop()) });
  };
  const left = await openWatched('left');
  await left.stop();
  await openWatched('open');
  await team.stop();
  expect(stopped).toEqual(['left', 'open']);
});

test('[L5] what an earlier page left in a project is counted and brought to the server, although nobody opens that project', async () => {
  const ana = somebody('Ana');
  const { team, project } = await withProject('earlier', ana);
  const workspace = await team.openProject(project);
  await until('synced', () => team.pill.kind === 'synced');
  await relay.kill();
  createRequisition(workspace.desk, aPost);
  await until('saved here', () => !team.pill.holdsPage);
  await team.stop();
  await relay.start();

  const said: string[] = [];
  const later = await ana.open('earlier');
  await until('synced', () => {
    if (later.pill.kind === 'synced' || later.pill.count > 0) said.push(`${later.pill.kind} ${later.pill.count}`);
    return later.pill.kind === 'synced';
  });
  expect(said.at(0)).toBe('saving 1');
  const bens = await (await somebody('Ben').open('earlier')).openProject(project);
  await until('Ben has the post', () => bens.desk.requisitions.byId.size === 1);
});

test('two documents of one act wait as one, and stopping lets go of everything', async () => {
  const ana = somebody('Ana');
  const team = await ana.open('stopping');
  await until('synced', () => team.pill.kind === 'synced');
  await relay.kill();
  await until('it is noticed', () => team.pill.kind !== 'synced');
  const made = createProject(team.desk, { name: 'offline' });
  team.act(made);
  expect(team.pill.count).toBe(1);
  await team.stop();
  await relay.start();
  const again = await ana.open('stopping');
  expect([...again.desk.projects.byId.values()].map(({ name }) => name)).toEqual(['offline']);
  await until(
    'synced',
    () => again.pill.kind === 'synced',
    () => again.pill,
  );
});

test('[R13] what changed while nobody was connected is noticed by the first word on a new line', async () => {
  let doubts = 0;
  const ana = somebody('Ana');
  const tab = ana.profile.openTab();
  const rights: OpenTeam['rights'] = (room) =>
    rightsOf({ team: 'doubts', level: 'viewer', projects: 'all' }, room, ana.identity.current?.user ?? '');
  const voice = { refused: () => undefined, done: () => undefined, damaged: () => undefined };
  const parts = { team: 'doubts', identity: ana.identity, voice, rights, server: relay.address, surroundings: tab.surroundings };
  const team = await openTeam({ ...parts, onRightsDoubted: () => void doubts++ });
  opened.push(team);
  await until('told', () => doubts === 2); // space and settings, which this relay lets everybody write
  expect(team.may('space')).toBe('r');
});

test('[S5] rooms that one may not read are not asked for, and what one may not write is refused before it is written', async () => {
  const ana = await somebody('Ana').open('levels');
  const made = createProject(ana.desk, { name: '618' });
  if (!made.ok) throw new Error('A manager may make a project');
  await until('synced', () => ana.pill.kind === 'synced');
  const viewer = somebody('Vi');
  const team = await viewer.open('levels', 'viewer');
  const project = await team.openProject(made.value.id);
  const [tab] = viewer.tabs;
  const names = (await tab?.surroundings.indexedDB.databases())?.map(({ name }) => name?.split('/').at(-1)).sort();
  expect(names).toEqual(['board', 'settings', 'space', team.me.user].sort());
  expect(project.desk.documents).toMatchObject({ people: null, private: null, interviews: null });
  expect((['space', 'settings', 'board', 'week', 'month'] as const).map((kind) => project.may(kind))).toEqual(Array(5).fill('r'));
  expect((['people', 'private', 'interviews'] as const).map((kind) => project.may(kind))).toEqual(Array(3).fill('none'));
  expect([project.may('user'), project.desk.writable('user')]).toEqual(['w', true]);
  expect([project.readOnly, team.readOnly, ana.readOnly]).toEqual([true, true, false]);
  expect(createRequisition(project.desk, { title: 'Packer', department: '', headcount: 1, as: 'draft' })).toEqual({
    ok: false,
    error: { type: 'NotAllowed', document: 'board' },
  });
  expect(project.act(createRequisition(project.desk, { title: 'Packer', department: '', headcount: 1, as: 'draft' }))).toBe(
    false,
  );
  expect(viewer.said).toEqual(['NotAllowed']);
});

test('[L1] [L5] a week is opened once, shared, and brought to the server when its project is left in the moment of an edit', async () => {
  const ana = somebody('Ana');
  const { team, project } = await withProject('weeks', ana);
  const workspace = await team.openProject(project);
  const week = await workspace.openWeek('2026-W21');
  expect(await workspace.openWeek('2026-W21')).toBe(week);
  expect(await workspace.openWeek('2026-W22')).not.toBe(week);
  expect(week?.desk.writable('week')).toBe(true);
  expect([workspace.desk.writable('week'), week?.desk.writable('month')]).toEqual([false, false]);
  await until('synced', () => team.pill.kind === 'synced' && week?.settled === true);
  week?.doc.getMap('notes').set('from', 'Ana');
  expect(workspace.pill.count).toBe(1);
  await workspace.stop();
  await until('synced', () => team.pill.kind === 'synced');

  const bens = await (await somebody('Ben').open('weeks')).openProject(project);
  const same = await bens.openWeek('2026-W21');
  await until('Ben has it', () => same?.doc.getMap('notes').get('from') === 'Ana');
  expect((await bens.openMonth('2026-05'))?.doc.getMap('notes').size).toBe(0);
});

test('[S5] an interviewer reads a week and writes it, a viewer only reads it', async () => {
  const ana = somebody('Ana');
  const { project } = await withProject('week-rights', ana);
  const levels = ['interviewer', 'viewer'] as const;
  const may = await Promise.all(
    levels.map(async (level) => {
      const opened = await (await somebody(level).open('week-rights', level)).openProject(project);
      return (await opened.openWeek('2026-W21'))?.desk.writable('week');
    }),
  );
  expect(may).toEqual([true, false]);
});
