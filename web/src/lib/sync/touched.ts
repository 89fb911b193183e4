import { Y } from '@muster/model';
import type { DocumentKind } from '@muster/model';
import type { WaitingRecord } from './pill.ts';

/** More would not be read by anybody. */
const most = 200;

/** The records that a transaction wrote, by the root they stand under. Lists such as the activity name no record. */
export function touchedRecords(document: DocumentKind, transaction: Y.Transaction): WaitingRecord[] {
  const found = new Map<string, WaitingRecord>();
  const roots = new Map<unknown, string>([...transaction.doc.share].map(([name, type]) => [type, name]));
  for (const [type, keys] of transaction.changed) {
    if (found.size >= most) break;
    const root = roots.get(type);
    // A text that is a root of its own is its own record.
    if (root !== undefined) for (const key of keys) if (key !== null || type instanceof Y.Text) add(root, key ?? root);
    if (root === undefined) addOwner(type as Y.AbstractType<unknown>);
  }
  return [...found.values()];

  /** Climbs from something inside a record to the record. */
  function addOwner(type: Y.AbstractType<unknown>): void {
    let inner = type;
    for (let depth = 0; depth < 20; depth++) {
      const parent = inner.parent;
      const key = inner._item?.parentSub;
      const root = roots.get(parent);
      if (root !== undefined) {
        if (key !== null && key !== undefined) add(root, key);
        return;
      }
      if (parent === null) return;
      inner = parent;
    }
  }

  /** Flat records keep their fields under `{id}.{field}`. */
  function add(root: string, key: string): void {
    if (root === 'meta' || found.size >= most) return;
    const id = key.split('.', 1)[0] ?? key;
    found.set(`${root}/${id}`, { document, root, id });
  }
}
