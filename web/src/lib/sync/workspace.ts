import { createDoc, createHistory, openDesk, setMember, versionProblem } from '@muster/model';
import type { Change, Desk, DocumentKind, Refusal, Result } from '@muster/model';
import { roomName } from '@muster/protocol';
import type { Rights, Room } from '@muster/protocol';
import { fromRead } from '#lib/reactivity/from-live.svelte.ts';
import type { Identity, Me } from './identity.ts';
import type { Damage } from './load-rows.ts';
import { keepLeftBehind } from './left-behind.ts';
import type { LeftBehind } from './left-behind.ts';
import { createPill } from './live-pill.ts';
import type { Pill } from './live-pill.ts';
import { keepPeriodDocuments } from './period-documents.ts';
import { createPresence } from './presence.svelte.ts';
import { createSafety } from './safety.ts';
import type { Safety } from './safety.ts';
import { openSyncedDocument } from './synced-document.ts';
import type { SyncedDocument } from './synced-document.ts';
import { browserSurroundings } from './surroundings.ts';
import type { Surroundings } from './surroundings.ts';
import type { Acting, Notice, TeamWorkspace, Workspace } from './workspace-context.svelte.ts';

/** How what happened is told to the person. */
export interface Voice {
  /** `names` calls people and things by their names. */
  refused(refusal: Refusal, names: Desk): void;
  /** `undo` is null when the notice offers none. */
  done(text: string, undo: (() => void) | null): void;
  /** A local copy was found damaged. */
  damaged(damage: Damage): void;
}

export interface OpenTeam {
  readonly team: string;
  /** Whose documents. They stay theirs, whoever comes after. */
  readonly identity: Identity;
  readonly voice: Voice;
  /** What this account may do in a room, of this team or another, as far as this device knows. */
  readonly rights: (room: Room) => Rights;
  /** The relay sees that otherwise. */
  readonly onRightsDoubted?: () => void;
  /** `ws:` or `wss:` address of the server, without a slash at its end. */
  readonly server: string;
  readonly surroundings?: Surroundings;
  /** Another tab took the server's version: this page has to be loaded again. */
  readonly onDropped?: () => void;
}

const tickMs = 30_000;

type TeamKind = 'space' | 'settings' | 'user';
type ProjectKind = 'board' | 'people' | 'private' | 'interviews';
type TeamRoom = Room & { readonly kind: DocumentKind };

/** Opens a team's documents from this device, then connects them. Rejects only if nobody is known. */
export async function openTeam({
  team,
  identity,
  voice,
  rights,
  server,
  surroundings = browserSurroundings(),
  ...on
}: OpenTeam): Promise<TeamWorkspace> {
  const { current } = identity;
  if (current === null) throw new Error('A team is opened by somebody');
  const { user } = current;
  const pill = createPill();
  let last = current;
  const me = fromRead(
    (update) => identity.subscribe(update),
    () => (identity.current?.user === user ? (last = identity.current) : last),
  );
  const open = async (room: TeamRoom): Promise<SyncedDocument> => {
    const document = await openSyncedDocument({ user, kind: room.kind, room: roomName(room), server, surroundings, ...on });
    if (document.damage !== null) voice.damaged(document.damage);
    // Level and projects may have changed while nobody was connected: the first word on a new line tells.
    let told = rights(room);
    document.subscribe(() => {
      if (document.rights === null || document.rights === told) return;
      told = document.rights;
      on.onRightsDoubted?.();
    });
    return document;
  };
  const opening = Promise.all([
    open({ kind: 'space', team }),
    open({ kind: 'settings', team }),
    open({ kind: 'user', team, user }),
  ]);
  pill.expect(opening);
  const [space, settings, own] = await opening;
  const safety = createSafety(user, () => pill.documents, surroundings);
  const parts = { team, user, me, pill, voice, safety, rights, clock: () => space.clockOffset ?? settings.clockOffset ?? 0 };

  const ofTeam = { space, settings, user: own };
  const acting = act({
    ...parts,
    project: null,
    documents: { ...ofTeam, board: null, people: null, private: null, interviews: null },
  });
  const { desk } = acting;
  const offs = [pill.add(space), pill.add(settings), pill.add(own), keepProfile(desk, space, () => me.current, identity)];
  const left = keepLeftBehind({ user, pill, surroundings, open, mayOpen: (room) => rights(room) !== 'none' });
  const projects = new Set<Workspace>();
  return Object.assign(acting, {
    projects: desk.projects,
    settings: desk.team,
    async openProject(project: string): Promise<Workspace> {
      const stopped = (): void => void projects.delete(workspace);
      const opened = openProject({ ...parts, project, ofTeam, open, left, stopped });
      pill.expect(opened);
      const workspace = await opened;
      projects.add(workspace);
      return workspace;
    },
    stop: once(async () => {
      await Promise.all([...projects].map((project) => project.stop()));
      await left.stop();
      offs.forEach((off) => off());
      desk.stop();
      pill.stop();
      await Promise.all([space.stop(), settings.stop(), own.stop()]);
    }),
  });
}

/** Both the layout that opened a project and its team stop it. */
function once(stop: () => Promise<void>): () => Promise<void> {
  let stopped: Promise<void> | undefined;
  return () => (stopped ??= stop());
}

interface Parts {
  readonly team: string;
  readonly user: string;
  readonly me: { readonly current: Me };
  readonly pill: Pill;
  readonly voice: Voice;
  readonly safety: Safety;
  readonly rights: (room: Room) => Rights;
  readonly clock: () => number;
}

interface ProjectParts extends Parts {
  readonly project: string;
  readonly ofTeam: Readonly<Record<TeamKind, SyncedDocument>>;
  readonly open: (room: TeamRoom) => Promise<SyncedDocument>;
  readonly left: LeftBehind;
  readonly stopped: () => void;
}

async function openProject({ project, ofTeam, open, left, stopped, ...parts }: ProjectParts): Promise<Workspace> {
  const { team, pill, me, rights } = parts;
  // A room that one may not read is not asked for: the relay would not even say whether it is there.
  const openIfAllowed = (kind: ProjectKind): Promise<SyncedDocument | null> =>
    rights({ kind, team, project }) === 'none' ? Promise.resolve(null) : open({ kind, team, project });
  const [board, people, restricted, interviews] = await Promise.all([
    openIfAllowed('board'),
    openIfAllowed('people'),
    openIfAllowed('private'),
    openIfAllowed('interviews'),
  ]);
  const acting = act({ ...parts, project, documents: { ...ofTeam, board, people, private: restricted, interviews } });
  const documents = [board, people, restricted, interviews].filter((document) => document !== null);
  const presence = createPresence(
    board?.awareness ?? null,
    () => me.current,
    (user) => acting.desk.members.byId.get(user)?.name,
  );
  const offs = documents.map((document) => pill.add(document));
  const periods = keepPeriodDocuments({ team, project, desk: acting.desk, pill, rights, open, left });
  return Object.assign(acting, {
    project,
    presence,
    openWeek: (week: string) => periods.openWeek(week),
    openMonth: (month: string) => periods.openMonth(month),
    stop: once(async () => {
      presence.stop();
      offs.forEach((off) => off());
      acting.desk.stop();
      stopped();
      await Promise.all([periods.stop(), ...documents.map((document) => left.release(document))]);
    }),
  });
}

interface ActParts extends Parts {
  /** null: a team without a project. */
  readonly project: string | null;
  /** null: one may not read it. */
  readonly documents: Readonly<Record<TeamKind, SyncedDocument>> & Readonly<Record<ProjectKind, SyncedDocument | null>>;
}

/** A desk with its history, as people act on it. */
function act({ team, project, user, me, pill, voice, safety, rights, clock, documents }: ActParts): Acting {
  const { space, settings, user: own, board, people, interviews } = documents;
  const now = (): number => Date.now() + clock();
  const roomOf = (kind: DocumentKind): Room | null => {
    if (kind === 'space' || kind === 'settings') return { kind, team };
    if (kind === 'user') return { kind, team, user };
    if (project === null) return null;
    // Rights are alike for all weeks, and for all months.
    if (kind === 'week') return { kind, team, project, week: '2026-W01' };
    if (kind === 'month') return { kind, team, project, month: '2026-01' };
    return { kind, team, project };
  };
  /** By what this device knows of its rights, and by what the relay said on this document's line, whichever is less. */
  const may = (kind: DocumentKind): Rights => {
    const room = roomOf(kind);
    const known = room === null ? 'none' : rights(room);
    const document = kind === 'week' || kind === 'month' ? null : documents[kind];
    return known === 'w' && document?.rights === 'r' ? 'r' : known;
  };
  const desk = openDesk(
    {
      space: space.doc,
      settings: settings.doc,
      board: board?.doc ?? createDoc(),
      people: people?.doc ?? (project === null ? createDoc() : null),
      private: documents.private?.doc ?? (project === null ? createDoc() : null),
      interviews: interviews?.doc ?? null,
      user: own.doc,
    },
    { user, now, writable: (kind) => may(kind) === 'w' },
  );
  const history = createHistory(desk);
  const steps = fromRead(
    (update) => history.subscribe(update),
    () => history,
  );
  const allowed = fromRead(
    (update) => {
      const offs = Object.values(documents).map((document) => document?.subscribe(update));
      return () => offs.forEach((off) => off?.());
    },
    () => ({ may, isNewer: versionProblem(desk.documents) !== null }),
  );
  const ticking = fromRead((update) => {
    const timer = setInterval(update, tickMs);
    return () => clearInterval(timer);
  }, now);
  const acting: Acting = {
    team,
    desk,
    safety,
    get me() {
      return me.current;
    },
    may: (kind) => {
      const { may: asked, isNewer } = allowed.current;
      return isNewer && asked(kind) === 'w' ? 'r' : asked(kind);
    },
    get readOnly() {
      return acting.may(project === null ? 'space' : 'board') !== 'w';
    },
    get pill() {
      return pill.state;
    },
    get now() {
      return ticking.current;
    },
    act(result: Result<Change | { readonly change: Change }, Refusal>, notice?: Notice): boolean {
      if (!result.ok) {
        voice.refused(result.error, desk);
        return false;
      }
      const change = 'change' in result.value ? result.value.change : result.value;
      history.push(change);
      // This change, whatever was done since.
      if (notice !== undefined) voice.done(notice.text, notice.undoable === true ? () => void acting.undo(change) : null);
      return true;
    },
    undo: (change) => history.undo(change),
    redo: () => history.redo(),
    get canUndo() {
      return steps.current.canUndo;
    },
    get canRedo() {
      return steps.current.canRedo;
    },
    stop: () => {
      desk.stop();
      return Promise.resolve();
    },
  };
  return acting;
}

/** Tells colleagues one's name and colour, once the server allows writing, and whenever they change. */
function keepProfile(desk: Desk, space: SyncedDocument, me: () => Me, identity: Identity): () => void {
  const check = (): void => {
    if (space.rights !== 'w' || !space.facts.settled) return;
    const { user, name, colour } = me();
    const known = desk.members.byId.get(user);
    if (known?.name !== name || known.colour !== colour) setMember(desk, { name, colour });
  };
  const offs = [space.subscribe(check), identity.subscribe(check)];
  return () => offs.forEach((off) => off());
}
