import type { Desk } from '../desk.ts';
import { interviewsOf } from '../interviews.ts';
import { contactFields } from '../read/person.ts';
import { openingFields, openingId } from '../read/requisition.ts';
import { Y, hasWritesOfOthers, writeAt } from '../yjs.ts';
import { ownClients } from '../write/commit.ts';
import { docOf, stores } from '../write/stores.ts';
import type { RecordStoreName } from '../write/stores.ts';
import type { Sameness, SamenessIn } from './sameness.ts';

/**
 * Whether nobody else has put work into a record since one made it, so that undo may take it away: no field, no letter of
 * its notes, no move, no contact detail, no opening. A person or requisition with an application that stays, and an application with
 * an interview that stays, stays too: `going` are the records that the same undo takes away.
 */
export function isLeftToUs(
  desk: Desk,
  store: RecordStoreName,
  id: string,
  going: ReadonlySet<string>,
  sameness: SamenessIn,
): boolean {
  const doc = docOf(desk, store);
  if (doc === null) return false;
  const record = doc.getMap<unknown>(stores[store].root).get(id);
  if (!(record instanceof Y.Map) || hasWritesOfOthers(record as Y.Map<unknown>, ownWrites(doc, sameness(doc)))) return false;
  if (store === 'person')
    return isLeftToUsIn(desk, 'contact', id, contactFields, sameness) && staying(desk, desk.columns.ofPerson(id), going) === 0;
  if (store === 'application') return interviewsOf(desk, id).every((interview) => going.has(interview.id));
  if (store !== 'requisition') return true;
  for (let ordinal = 1; desk.openings.byId.has(openingId(id, ordinal)); ordinal++) {
    if (!isLeftToUsIn(desk, 'opening', openingId(id, ordinal), openingFields, sameness)) return false;
  }
  return staying(desk, desk.columns.ofRequisition(id), going) === 0;
}

function isLeftToUsIn(
  desk: Desk,
  store: 'contact' | 'opening',
  id: string,
  fields: readonly string[],
  sameness: SamenessIn,
): boolean {
  const doc = docOf(desk, store);
  if (doc === null) return true;
  const isOwn = ownWrites(doc, sameness(doc));
  const root = doc.getMap<unknown>(stores[store].root);
  return fields.every((field) => {
    const write = writeAt(root, `${id}.${field}`);
    return write === null || isOwn(write);
  });
}

/** A write of one's own that brought a colleague's value back stands for the colleague's. */
function ownWrites(doc: Y.Doc, sameness: Sameness): (write: string) => boolean {
  const own = ownClients(doc);
  return (write) => {
    const origin = sameness.origin(write);
    return origin === null || own.has(Number(origin.slice(0, origin.indexOf(':'))));
  };
}

function staying(desk: Desk, applications: ReadonlySet<string>, going: ReadonlySet<string>): number {
  let count = 0;
  for (const id of applications) if (!going.has(id) && desk.applications.byId.get(id)?.deletedAt === null) count++;
  return count;
}
