import { ranksBetween } from '../rank.ts';
import { seededRandom } from '../random.ts';
import { newId } from '../ids.ts';
import { bringUpToDate } from '../migrations/index.ts';
import { moveKey } from '../read/application.ts';
import { openingId } from '../read/requisition.ts';
import { applicationStageKeys, outcomeKeys } from '../records/stages.ts';
import { Y, createDoc } from '../yjs.ts';

export interface BigBoard {
  readonly board: Uint8Array;
  readonly people: Uint8Array;
  readonly private: Uint8Array;
  readonly applications: readonly string[];
}

/**
 * A project with many applications as updates, one per document, for benches: each application with `moves` moves spread
 * over the stages, a tenth of them with an outcome. The same seed gives the same board.
 */
export function aBigBoard(
  count: number,
  { moves = 3, requisitions = 20, seed = 1 }: { moves?: number; requisitions?: number; seed?: number } = {},
): BigBoard {
  const random = seededRandom(seed);
  const id = (): string => newId(random);
  const docs = { board: createDoc(), people: createDoc(), private: createDoc() };
  for (const doc of Object.values(docs)) doc.clientID = seed;
  const start = Date.UTC(2026, 3, 1);
  const ranks = ranksBetween(null, null, count, random);
  const requisitionIds = Array.from({ length: requisitions }, id);
  const applications: string[] = [];
  for (const doc of Object.values(docs)) doc.transact(() => bringUpToDate(doc));
  docs.board.transact(() => {
    const root = docs.board.getMap<unknown>('requisitions');
    const openings = docs.board.getMap<unknown>('openings');
    requisitionIds.forEach((requisition, index) => {
      root.set(
        requisition,
        new Y.Map(
          Object.entries({
            title: `Post ${index + 1}`,
            rank: ranks[index],
            createdAt: start,
            createdBy: 'u1',
            requestedAt: start,
            confirmedAt: start,
            confirmedBy: 'u1',
          }),
        ),
      );
      for (let ordinal = 1; ordinal <= 10; ordinal++) openings.set(`${openingId(requisition, ordinal)}.requestedAt`, start);
    });
  });
  docs.people.transact(() => {
    docs.board.transact(() => {
      docs.private.transact(() => {
        const [persons, cards, contacts] = [
          docs.people.getMap<unknown>('persons'),
          docs.board.getMap<unknown>('applications'),
          docs.private.getMap<unknown>('contacts'),
        ];
        for (let index = 0; index < count; index++) {
          const [person, application] = [id(), id()];
          applications.push(application);
          const name = `Person ${index}`;
          const record = new Y.Map<unknown>(
            Object.entries({
              name,
              city: `City ${index % 30}`,
              school: `School ${index % 50}`,
              createdAt: start,
              createdBy: 'u1',
              [`tag:tag ${index % 7}`]: true,
            }),
          );
          record.set('notes', new Y.Text(index % 5 === 0 ? `Spoke with ${name}.` : ''));
          persons.set(person, record);
          contacts.set(`${person}.phone`, `138 0000 ${String(index % 10_000).padStart(4, '0')}`);
          const entries: [string, unknown][] = Object.entries({
            person,
            requisition: requisitionIds[index % requisitions],
            channel: 'job-site',
            appliedAt: start,
            owner: `u${index % 5}`,
            createdAt: start,
            createdBy: 'u1',
          });
          let last: string[] = [];
          for (let step = 0; step < moves; step++) {
            const move = id();
            const isLast = step === moves - 1;
            const stage = applicationStageKeys[isLast ? index % 4 : Math.min(step, 3)];
            const outcome = isLast && index % 10 === 0 ? outcomeKeys[(index / 10) % 4] : undefined;
            entries.push([
              moveKey(move),
              {
                stage,
                rank: ranks[index],
                at: start + step * 86_400_000,
                by: `u${index % 5}`,
                after: last,
                ...(outcome !== undefined && { outcome }),
              },
            ]);
            last = [move];
          }
          cards.set(application, new Y.Map(entries));
        }
      });
    });
  });
  const [board, people, restricted] = [docs.board, docs.people, docs.private].map((doc) => Y.encodeStateAsUpdate(doc)) as [
    Uint8Array,
    Uint8Array,
    Uint8Array,
  ];
  return { board, people, private: restricted, applications };
}
