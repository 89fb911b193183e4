import type { Desk } from '../desk.ts';
import { documentKinds } from '../documents.ts';
import { createHistory } from '../history.ts';
import type { History } from '../history.ts';
import type { LiveActivity } from '../live/activity.ts';
import type { Live } from '../live/live.ts';
import { openDesk } from '../open-desk.ts';
import { seededRandom } from '../random.ts';
import type { DocumentKind } from '../refusals.ts';
import { Y, createDoc } from '../yjs.ts';

/** The documents of somebody who may read everything. */
export type AllDocuments = Readonly<Record<DocumentKind, Y.Doc>>;

/** Somebody with documents of their own, as on a device of their own. */
export interface Peer {
  readonly name: string;
  readonly documents: AllDocuments;
  readonly desk: Desk;
  readonly history: History;
}

/** One clock for everybody, in milliseconds since 1970; it only moves when told to. */
export interface Clock {
  readonly now: () => number;
  pass(ms: number): void;
}

export function aClock(start: number = Date.UTC(2026, 4, 20, 2, 0)): Clock {
  let at = start;
  return { now: () => at, pass: (ms) => void (at += ms) };
}

export function someDocuments(clientId?: number): AllDocuments {
  const documents = Object.fromEntries(documentKinds.map((kind) => [kind, createDoc()])) as unknown as AllDocuments;
  if (clientId !== undefined) for (const kind of documentKinds) documents[kind].clientID = clientId;
  return documents;
}

interface PeerOptions {
  readonly clock?: Clock;
  readonly seed?: number;
  readonly documents?: AllDocuments;
  readonly writable?: (document: DocumentKind) => boolean;
}

/** `seed` makes ids, ranks and client ids repeat; without it they are random. */
export function createPeer(name: string, { clock = aClock(), seed, documents, writable }: PeerOptions = {}): Peer {
  const random = seed === undefined ? undefined : seededRandom(seed);
  const own = documents ?? someDocuments(random === undefined ? undefined : 1 + Math.floor(random() * 2_000_000_000));
  const desk = openDesk(own, {
    user: name,
    now: clock.now,
    ...(random !== undefined && { random }),
    ...(writable !== undefined && { writable }),
  });
  return { name, documents: own, desk, history: createHistory(desk) };
}

const names = ['ana', 'ben', 'chen', 'dora', 'eve', 'fang', 'gao', 'hui'];

/** `wrongBy`: by how many milliseconds each one's clock is fast, in the order of the peers. */
export function createPeers(
  count: number,
  { clock = aClock(), seed, wrongBy = [] }: { clock?: Clock; seed?: number; wrongBy?: readonly number[] } = {},
): readonly Peer[] {
  return Array.from({ length: count }, (_, index) => {
    const own = { ...clock, now: () => clock.now() + (wrongBy[index] ?? 0) };
    return createPeer(names[index] ?? `peer-${index}`, { clock: own, ...(seed !== undefined && { seed: seed * 1000 + index }) });
  });
}

/** Brings everybody to the same state, as after a while of everybody being online. */
export function meet(peers: readonly Peer[]): void {
  const [hub, ...others] = peers;
  if (hub === undefined) return;
  for (const kind of documentKinds) {
    const common = hub.documents[kind];
    for (const { documents } of others)
      Y.applyUpdate(common, Y.encodeStateAsUpdate(documents[kind], Y.encodeStateVector(common)), 'meeting');
    for (const { documents } of others)
      Y.applyUpdate(documents[kind], Y.encodeStateAsUpdate(common, Y.encodeStateVector(documents[kind])), 'meeting');
  }
}

/** Hears of every update that a peer itself makes. */
export function onOwnUpdate(peer: Peer, listener: (document: DocumentKind, update: Uint8Array) => void): void {
  for (const kind of documentKinds) {
    peer.documents[kind].on('update', (update: Uint8Array, _origin: unknown, _doc: Y.Doc, transaction: Y.Transaction) => {
      if (transaction.local) listener(kind, update);
    });
  }
}

/** Everything a desk shows, as plain data in one order, to compare desks with. */
export function everythingOn(desk: Desk): Readonly<Record<string, unknown>> {
  const { projects, channels, members, duties, accepted, raci, stages, reasons, team } = desk;
  const { targets, requisitions, openings, applications, persons, contacts, interviews, costs, risks, decisions } = desk;
  const { announcements, charter, kickoff, budget } = desk;
  const { tasks, goals, milestones } = desk;
  const ofTeam = { projects, channels, members, duties, accepted, raci, stages, reasons, team };
  const lives = {
    ...ofTeam,
    targets,
    requisitions,
    openings,
    applications,
    persons,
    contacts,
    interviews,
    costs,
    risks,
    decisions,
    announcements,
    charter,
    kickoff,
    budget,
    tasks,
    goals,
    milestones,
  };
  return {
    ...Object.fromEntries(
      Object.entries(lives).map(([name, live]) => [name, { records: inOrder(live.byId), problems: inOrder(live.problems) }]),
    ),
    columns: (['screening', 'interview', 'offer', 'onboarding'] as const).map((stage) => desk.columns.inStage(stage)),
    boardActivity: allOf(desk.boardActivity),
    peopleActivity: allOf(desk.peopleActivity),
  };
}

const inOrder = (records: Live<unknown>['byId']): readonly unknown[] => [...records].sort(([a], [b]) => (a < b ? -1 : 1));
const allOf = (activity: LiveActivity): readonly unknown[] => [...activity.all];
