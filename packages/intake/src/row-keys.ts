import { digest } from 'lib0/hash/sha256';
import { foldText } from './fold.ts';
import type { RowKeys, RowProposal } from './types.ts';
import { foldEmail } from './values/emails.ts';
import { foldName } from './values/names.ts';

const hash = (kind: string, salt: string, parts: readonly unknown[]): string =>
  kind +
  Array.from(digest(new TextEncoder().encode(JSON.stringify([kind, salt, ...parts]))).subarray(0, 16), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');

/**
 * `rowKey` names the person and the post: name with phone, mail and WeChat. A row without any of these has nothing that tells it from
 * a namesake's, so there all of its content is the key. Only texts of the file go in: ids of the workspace, resolved days and columns kept
 * as notes differ between two imports of one file. Each salt has keys of its own.
 */
export function rowKeys(
  row: Pick<RowProposal, 'person' | 'contact' | 'application' | 'source'>,
  mappedNote: string,
  [salt, ...otherSalts]: readonly [string, ...string[]],
): RowKeys & Pick<RowProposal, 'otherKeys'> {
  const { person, contact, application, source } = row;
  const phone = contact.phone === null ? null : (contact.phone.e164 ?? unreadPhone(contact.phone.text));
  const address = contact.email?.address ?? null;
  const email = address === null ? null : foldEmail(address);
  const wechat = contact.wechat === null ? null : foldText(contact.wechat);
  const post = application.postText === null ? null : foldText(application.postText);
  const name = foldName(person.name);
  const content = [
    [name, phone, email ?? contact.email?.text ?? null, wechat, post],
    [person.city, person.school, person.major, person.currentCompany, person.currentPost].map((text) =>
      text === null ? null : foldText(text),
    ),
    [person.education?.text, person.experience?.text, person.availableFrom?.text, contact.expectedSalary?.text, person.tags],
    [application.appliedText, source.channelText, source.referrerText, mappedNote],
  ];
  const isTelling = phone !== null || email !== null || wechat !== null;
  const keysWith = (secret: string): RowKeys => ({
    rowKey: hash('r', secret, isTelling ? [name, phone, email, wechat, post] : content),
    contentKey: hash('c', secret, content),
  });
  return { ...keysWith(salt), otherKeys: otherSalts.map(keysWith) };
}

/** A phone with a digit missing still tells its owner from a namesake; "see résumé" does not. */
const unreadPhone = (text: string): string | null => {
  const digits = foldText(text).replace(/\D/g, '');
  return digits.length >= 7 ? digits : null;
};
