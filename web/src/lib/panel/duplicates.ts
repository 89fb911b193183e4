import type { Contact, Person, PersonId } from '@muster/model';

/** What is known of somebody who is being typed in. */
export interface Likeness {
  readonly name?: string;
  readonly school?: string;
  readonly phone?: string;
  readonly email?: string;
  readonly wechat?: string;
}

export interface LikelySame {
  readonly person: Person;
  readonly by: 'phone' | 'email' | 'wechat' | 'name-and-school' | 'name';
}

/** A phone number's significant digits: width, spaces, signs and China's country code aside. '' when it is too short to tell people apart. */
export function phoneDigits(text: string): string {
  let digits = text.normalize('NFKC').replaceAll(/\D/g, '').replace(/^00/, '');
  if (digits.length > 11 && digits.startsWith('86')) digits = digits.slice(2);
  return digits.length >= 7 ? digits : '';
}

/** Case, width and spaces aside. */
const plainText = (text: string): string => text.normalize('NFKC').toLocaleLowerCase().replaceAll(/\s+/g, '');

/**
 * People on the board who may be the same, surest first, at most `limit`. Deleted people count too: they may want restoring. A
 * name alone is the weakest sign and only tells when nothing else is known.
 */
export function likelySame(
  known: Likeness,
  persons: ReadonlyMap<PersonId, Person>,
  contacts: ReadonlyMap<PersonId, Contact>,
  options: { except?: PersonId | undefined; limit?: number } = {},
): readonly LikelySame[] {
  const { except, limit = 5 } = options;
  const found = new Map<PersonId, LikelySame>();
  const note = (id: PersonId, by: LikelySame['by']): void => {
    const person = persons.get(id);
    if (id !== except && person !== undefined && !found.has(id)) found.set(id, { person, by });
  };
  const wanted = {
    phone: phoneDigits(known.phone ?? ''),
    email: plainText(known.email ?? ''),
    wechat: plainText(known.wechat ?? ''),
    name: plainText(known.name ?? ''),
    school: plainText(known.school ?? ''),
  };
  if (wanted.phone !== '' || wanted.email !== '' || wanted.wechat !== '') {
    for (const [id, contact] of contacts) {
      if (wanted.phone !== '' && phoneDigits(contact.phone) === wanted.phone) note(id, 'phone');
      else if (wanted.email.includes('@') && plainText(contact.email) === wanted.email) note(id, 'email');
      else if (wanted.wechat !== '' && plainText(contact.wechat) === wanted.wechat) note(id, 'wechat');
    }
  }
  if (wanted.name !== '') {
    for (const [id, person] of persons) {
      if (plainText(person.name) !== wanted.name) continue;
      if (wanted.school !== '' && plainText(person.school) === wanted.school) note(id, 'name-and-school');
      else if (wanted.school === '' || person.school === '') note(id, 'name');
    }
  }
  const order: readonly LikelySame['by'][] = ['phone', 'email', 'wechat', 'name-and-school', 'name'];
  return [...found.values()].sort((a, b) => order.indexOf(a.by) - order.indexOf(b.by)).slice(0, limit);
}
