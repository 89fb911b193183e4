import { createDuplicateIndex } from './duplicates.ts';
import type { Traits, Who } from './duplicates.ts';
import { foldText } from './fold.ts';
import type { ReadRow } from './read-row.ts';
import type { ExistingPerson, RowAction, RowProposal } from './types.ts';
import { readEmail } from './values/emails.ts';
import { readPhone } from './values/phones.ts';

/** Decides row after row, remembering who was there and who came before. */
export interface Decisions {
  readonly know: (person: ExistingPerson) => void;
  readonly decide: (row: ReadRow) => RowProposal;
}

export function createDecisions(): Decisions {
  const index = createDuplicateIndex();
  /** Who a key of an earlier import or row belongs to. */
  const byRowKey = new Map<string, Who>();
  const contentKeys = new Set<string>();
  /** Person and requisition or post: the applications that are there or are coming. */
  const applications = new Set<string>();

  const remember = (row: ReadRow, who: Who): void => {
    if (!byRowKey.has(row.rowKey)) byRowKey.set(row.rowKey, who);
    contentKeys.add(row.contentKey);
    for (const key of applicationKeys(row, who)) applications.add(key);
  };

  return {
    know(person) {
      const who = { personId: person.id };
      for (const key of person.importKeys ?? []) {
        if (key.startsWith('c')) contentKeys.add(key);
        else if (!byRowKey.has(key)) byRowKey.set(key, who);
      }
      for (const requisition of person.requisitionIds ?? []) applications.add(applicationKey(who, 'requisition', requisition));
      index.add(traitsOfExisting(person), who);
    },
    decide(row) {
      const traits = traitsOfRow(row);
      const found = row.errors.length > 0 ? null : index.find(traits);
      const decided = (action: RowAction): RowProposal => ({ ...row, action, duplicateOf: found?.duplicate ?? null });
      if (row.errors.length > 0) return decided({ type: 'refused' });

      const keys = [row, ...row.otherKeys];
      const before = keys.map(({ rowKey }) => byRowKey.get(rowKey)).find((who) => who !== undefined);
      const changed = !keys.some(({ contentKey }) => contentKeys.has(contentKey));
      if (before !== undefined) {
        remember(row, before);
        return decided({ type: 'nothing', same: before, changed });
      }
      const known = found?.duplicate.sure === true ? found.who : null;
      const who = known ?? { row: row.row };
      const applied = known !== null && applicationKeys(row, known).some((key) => applications.has(key));
      remember(row, who);
      index.add(traits, who);
      if (known === null) return decided({ type: 'create' });
      return decided(applied ? { type: 'nothing', same: known, changed } : { type: 'addApplication', to: known });
    },
  };
}

const applicationKey = (who: Who, kind: 'requisition' | 'post', of: string): string =>
  ['personId' in who ? `person ${who.personId}` : `row ${who.row}`, kind, of].join('\u0000');

function applicationKeys(row: ReadRow, who: Who): string[] {
  const { requisitionId, postText } = row.application;
  if (requisitionId !== null) return [applicationKey(who, 'requisition', requisitionId)];
  return [applicationKey(who, 'post', foldText(postText ?? ''))];
}

const traitsOfRow = ({ person, contact }: ReadRow): Traits => ({
  name: person.name,
  phones: [contact.phone?.e164 ?? null].filter((phone) => phone !== null),
  emails: [contact.email?.address ?? null].filter((address) => address !== null),
  school: person.school,
  company: person.currentCompany,
});

/** What people typed by hand is read like a file's cell. */
const traitsOfExisting = (person: ExistingPerson): Traits => ({
  name: person.name,
  phones: (person.phones ?? []).map((phone) => readPhone(phone).e164).filter((phone) => phone !== null),
  emails: (person.emails ?? []).map((email) => readEmail(email).address).filter((email) => email !== null),
  school: person.school ?? null,
  company: person.company ?? null,
});
