/** Plays random steps on several peers and keeps count, apart from the model, of what must never be lost. */
import { createProject } from '../commands/projects.ts';
import { documentKinds } from '../documents.ts';
import type { DocumentKind } from '../refusals.ts';
import { Y, hasWritesOfOthers, writeAt } from '../yjs.ts';
import type { Network } from './network.ts';
import { aClock, createPeers, meet } from './peers.ts';
import type { Clock, Peer } from './peers.ts';
import { createNetwork } from './network.ts';
import { anApplication } from './fixtures.ts';
import { standingByCounting } from './by-counting.ts';
import { acts, typeNotes } from './steps.ts';
import type { Step } from './steps.ts';

export interface World {
  readonly peers: readonly Peer[];
  readonly clock: Clock;
  readonly network: Network;
  /** Every move, record and typed text there ever was, as seen right after it was made. */
  readonly made: Set<string>;
  /** What a step broke, in words. */
  readonly broken: string[];
  typed: number;
  /** How often something worth watching happened, so that a test can see that it did. */
  readonly seen: { conflicts: number; kept: number; reverted: number };
}

export function aWorld(count: number, seed: number, wrongBy: readonly number[] = []): World {
  const clock = aClock();
  const peers = createPeers(count, { clock, seed, wrongBy });
  // A small board that everybody has, so that people get in each other's way from the first step.
  const [first] = peers;
  if (first !== undefined) createProject(first.desk, { name: '618' });
  if (first !== undefined) for (const name of ['Li', 'Wu', 'He']) anApplication(first.desk, { name });
  meet(peers);
  return {
    peers,
    clock,
    network: createNetwork(peers),
    made: new Set(),
    broken: [],
    typed: 0,
    seen: { conflicts: 0, kept: 0, reverted: 0 },
  };
}

export async function play(world: World, { type, peer: index, draws }: Step): Promise<void> {
  const { peers, clock, network, made } = world;
  const peer = peers[index % peers.length] as Peer;
  clock.pass(1 + Math.floor(draws[3] * 5000));
  switch (type) {
    case 'deliver':
      for (let n = 0; n < 3; n++) network.deliver(peer, (draws[0] + n * 0.37) % 1, draws[1] < 0.2);
      return;
    case 'meet':
      meet(draws[0] < 0.5 ? peers : [peer, ...peers.filter((other) => other !== peer).slice(0, 1)]);
      return;
    case 'type': {
      // One letter of its own each time: somebody may type in the middle of a longer text.
      const text = String.fromCodePoint(0x4e00 + world.typed++);
      if (typeNotes(peer, draws, text)) made.add(`text ${text}`);
      return;
    }
    case 'overtake': {
      // One acts, a colleague sees it and acts on the same thing, the first one sees that and undoes.
      const colleague = peers[(index + 1) % peers.length] as Peer;
      const act = ['move', 'editPerson', 'addPerson', 'assign', 'setOutcome'][Math.floor(draws[3] * 5)] ?? 'move';
      await play(world, { type: act, peer: index, draws });
      meet([peer, colleague]);
      await play(world, {
        type: act === 'addPerson' ? 'move' : act,
        peer: index + 1,
        draws: [draws[0], draws[2], draws[1], 1 - draws[3]],
      });
      meet([peer, colleague]);
      return undo(world, peer, 'undo');
    }
    case 'undo':
    case 'redo':
      return undo(world, peer, type);
    default: {
      const before = stateOf(peer);
      const headsBefore = new Map(
        [...peer.desk.applications.byId].map(([id, { moves }]) => [id, standingByCounting(moves).heads]),
      );
      const movesBefore = new Set([...peer.desk.applications.byId.values()].flatMap(({ moves }) => moves.map(({ id }) => id)));
      const result = await acts[type]?.(peer.desk, draws);
      if (result === undefined) throw new Error(`no such step: ${type}`);
      if (!result.ok && type !== 'import' && stateOf(peer) !== before)
        world.broken.push(`[M6] ${type} was refused (${result.error.type}) and still wrote`);
      if (result.ok) {
        const change = 'change' in result.value ? result.value.change : result.value;
        if (change !== null) peer.history.push(change);
      }
      for (const { id, moves } of peer.desk.applications.byId.values()) {
        for (const move of moves) {
          made.add(`move ${id} ${move.id}`);
          const saw = [...(headsBefore.get(id) ?? [])].sort().join(' ');
          if (!movesBefore.has(move.id) && [...move.after].sort().join(' ') !== saw) {
            world.broken.push(`[M4] ${type} came after ${move.after.join(' ')}, and ${saw} were to be seen`);
          }
        }
      }
      for (const [key] of peer.documents.settings.getMap('duties')) if (key.endsWith('.text')) made.add(`duty ${key}`);
      for (const id of peer.desk.interviews.byId.keys()) made.add(`interview ${id}`);
      for (const id of peer.desk.costs.byId.keys()) made.add(`cost ${id}`);
      for (const id of peer.desk.persons.byId.keys()) made.add(`person ${id}`);
      for (const id of peer.desk.requisitions.byId.keys()) made.add(`requisition ${id}`);
      for (const id of peer.desk.risks.byId.keys()) made.add(`risk ${id}`);
      for (const id of peer.desk.decisions.byId.keys()) made.add(`decision ${id}`);
      for (const id of peer.desk.announcements.byId.keys()) made.add(`announcement ${id}`);
    }
  }
}

/** What there is on a peer, in the words of `made`. */
export function presentOn({ desk, documents }: Peer): ReadonlySet<string> {
  const present = new Set<string>();
  for (const { id, moves } of desk.applications.byId.values()) for (const move of moves) present.add(`move ${id} ${move.id}`);
  for (const id of desk.requisitions.byId.keys()) present.add(`requisition ${id}`);
  for (const id of desk.risks.byId.keys()) present.add(`risk ${id}`);
  for (const id of desk.decisions.byId.keys()) present.add(`decision ${id}`);
  for (const id of desk.announcements.byId.keys()) present.add(`announcement ${id}`);
  for (const id of desk.interviews.byId.keys()) present.add(`interview ${id}`);
  for (const id of desk.costs.byId.keys()) present.add(`cost ${id}`);
  for (const key of documents.settings.getMap('duties').keys()) present.add(`duty ${key}`);
  for (const [id, person] of documents.people.getMap<Y.Map<unknown>>('persons')) {
    present.add(`person ${id}`);
    for (const text of (person.get('notes') as Y.Text).toJSON().match(/[\u4e00-\u9fff]/g) ?? []) present.add(`text ${text}`);
  }
  return present;
}

const stateOf = ({ documents }: Peer): string =>
  documentKinds.map((kind) => Buffer.from(Y.encodeStateVector(documents[kind])).toString('base64')).join(' ');

/** An undo, with what belongs to others looked at before and after. [M7] */
function undo(world: World, peer: Peer, command: 'undo' | 'redo'): void {
  const heads = new Map(
    [...peer.desk.applications.byId].map(([id, { head, conflict }]) => [
      id,
      [head, ...conflict].filter((move) => move.by !== peer.name),
    ]),
  );
  const fieldsBefore = fieldsOf(peer);
  const removedBefore = new Set(fieldsBefore.filter((field) => field.key === 'deletedAt').map((field) => field.record));
  const report = peer.history[command]();
  world.seen.kept += report?.kept.length ?? 0;
  world.seen.reverted += report?.reverted ?? 0;
  const writesAfter = new Map(fieldsOf(peer).map((field) => [field.name, field.write]));
  for (const { name, write, isOthers } of fieldsBefore) {
    if (isOthers && writesAfter.get(name) !== write)
      world.broken.push(`[M7] ${command} by ${peer.name} changed ${name}, which somebody else wrote`);
  }
  for (const [id, moves] of heads) {
    const application = peer.desk.applications.byId.get(id);
    const shown = [application?.head, ...(application?.conflict ?? [])].map((move) => move?.id);
    const stays = (move: (typeof moves)[number]): boolean =>
      shown.includes(move.id) ||
      (application?.head.stage === move.stage && application.head.outcome === move.outcome) ||
      application?.head.by !== move.by;
    for (const move of moves)
      if (command === 'undo' && !stays(move))
        world.broken.push(`[M7] undo by ${peer.name} took the move ${move.id} of ${move.by} off the board`);
  }
  for (const [document, root] of [
    ['people', 'persons'],
    ['board', 'applications'],
    ['board', 'requisitions'],
    ['board', 'risks'],
    ['board', 'decisions'],
    ['space', 'announcements'],
    ['interviews', 'interviews'],
    ['private', 'costs'],
  ] as const) {
    const doc = peer.documents[document];
    for (const [id, record] of doc.getMap<Y.Map<unknown>>(root)) {
      // Taken away by this undo although it was never deleted before: it must have been one's own alone.
      if (removedBefore.has(`${document} ${id}`) || typeof record.get('deletedAt') !== 'number') continue;
      if (hasWritesOfOthers(record, (write) => write.startsWith(`${doc.clientID}:`)))
        world.broken.push(`[M7] undo by ${peer.name} deleted ${root} ${id}, which holds somebody else's work`);
    }
  }
}

interface WrittenField {
  readonly name: string;
  readonly record: string;
  readonly key: string;
  readonly write: string | null;
  readonly isOthers: boolean;
}

function fieldsOf(peer: Peer): readonly WrittenField[] {
  const fields: WrittenField[] = [];
  const look = (document: DocumentKind, map: Y.Map<unknown>, record: string): void => {
    for (const [key, value] of map) {
      if (value instanceof Y.Map) look(document, value as Y.Map<unknown>, `${document} ${key}`);
      else {
        const write = writeAt(map, key);
        fields.push({
          name: `${record} ${key}`,
          record,
          key,
          write,
          isOthers: write !== null && !write.startsWith(`${peer.documents[document].clientID}:`),
        });
      }
    }
  };
  for (const kind of documentKinds) {
    for (const root of [
      'projects',
      'channels',
      'profiles',
      'members',
      'duties',
      'accepted',
      'raci',
      'stages',
      'reasons',
      'team',
      'requisitions',
      'openings',
      'applications',
      'risks',
      'decisions',
      'announcements',
      'charter',
      'kickoff',
      'budget',
      'persons',
      'contacts',
      'interviews',
      'costs',
      'targets',
    ]) {
      look(kind, peer.documents[kind].getMap(root), `${kind} ${root}`);
    }
  }
  return fields;
}
