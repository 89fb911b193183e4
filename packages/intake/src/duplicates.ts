import { foldText } from './fold.ts';
import type { Duplicate, DuplicateBy } from './types.ts';
import { foldEmail } from './values/emails.ts';
import { foldName } from './values/names.ts';
import { isNoEmployer, saysNothing } from './values/sources.ts';

/** What a person is recognised by. Phones in E.164, mail as valid addresses: text that could not be read recognises nobody. */
export interface Traits {
  readonly name: string;
  readonly phones: readonly string[];
  readonly emails: readonly string[];
  readonly school: string | null;
  readonly company: string | null;
}

export type Who = { readonly personId: string } | { readonly row: number };

interface Found {
  readonly duplicate: Duplicate;
  readonly who: Who;
}

interface Entry {
  readonly who: Who;
  readonly phones: readonly string[];
}

/** Everybody seen so far. Looking up and adding cost the same however many there are; the first one seen wins. */
export interface DuplicateIndex {
  readonly find: (traits: Traits) => Found | null;
  readonly add: (traits: Traits, who: Who) => void;
}

export function createDuplicateIndex(): DuplicateIndex {
  const entries = new Map<string, Entry>();
  return {
    find(traits) {
      for (const { key, by, sure } of keysOf(traits)) {
        const entry = entries.get(key);
        if (entry === undefined) continue;
        // The same name and mail, but each with a phone of one's own: perhaps a family's mailbox.
        const contradicted =
          by === 'email' &&
          entry.phones.length > 0 &&
          traits.phones.length > 0 &&
          !traits.phones.some((phone) => entry.phones.includes(phone));
        return { who: entry.who, duplicate: describe(entry.who, by, sure && !contradicted) };
      }
      return null;
    },
    add(traits, who) {
      for (const { key } of keysOf(traits)) if (!entries.has(key)) entries.set(key, { who, phones: traits.phones });
    },
  };
}

const describe = (who: Who, by: DuplicateBy, sure: boolean): Duplicate =>
  'personId' in who ? { kind: 'existing', personId: who.personId, by, sure } : { kind: 'row', row: who.row, by, sure };

/** Strongest first. A contact detail with the name is proof enough; without the name, or the name with a school, it is a suspicion. */
function keysOf(traits: Traits): { key: string; by: DuplicateBy; sure: boolean }[] {
  const name = foldName(traits.name);
  const keys: { key: string; by: DuplicateBy; sure: boolean }[] = [];
  const add = (by: DuplicateBy, sure: boolean, ...parts: string[]): void =>
    void keys.push({ key: [by, String(sure), ...parts].join('\u0000'), by, sure });
  const emails = traits.emails.map(foldEmail);
  if (name !== '') {
    for (const phone of traits.phones) add('phone', true, phone, name);
    for (const email of emails) add('email', true, email, name);
  }
  for (const phone of traits.phones) add('phone', false, phone);
  for (const email of emails) add('email', false, email);
  if (name !== '' && isTelling(traits.school)) add('nameAndSchool', false, name, foldText(traits.school));
  if (name !== '' && isTelling(traits.company) && !isNoEmployer(traits.company))
    add('nameAndCompany', false, name, foldText(traits.company));
  return keys;
}

const isTelling = (text: string | null): text is string => text !== null && text !== '' && !saysNothing(text);
