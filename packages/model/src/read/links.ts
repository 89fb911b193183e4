import { linkKinds } from '../records/link.ts';
import type { Link, MadeFrom } from '../records/link.ts';
import { isString } from './fields.ts';
import type { FieldReader } from './fields.ts';

export const linkKey = ({ kind, id }: Link): string => `link:${kind}:${id}`;

/** The links of a record, `link:{kind}:{id}` → true, in the order of their keys. Kinds of a newer version are passed over. */
export function readLinks(reader: FieldReader): readonly Link[] {
  const found: string[] = [];
  reader.each((key, value) => {
    if (value === true && key.startsWith('link:')) found.push(key);
  });
  return found.sort().flatMap((key) => {
    const [, kind, id] = /^link:([^:]+):(.+)$/.exec(key) ?? [];
    const known = linkKinds.find((each) => each === kind);
    return known === undefined || id === undefined ? [] : [{ kind: known, id }];
  });
}

/** What the record was made from, or null. */
export const readMadeFrom = (reader: FieldReader): MadeFrom | null =>
  reader.object('origin', ({ type, id }) => (isString(type) && isString(id) ? { type, id } : undefined));
