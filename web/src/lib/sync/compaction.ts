import { transact, updatesStore } from './database.ts';
import { sealRow } from './rows.ts';

/**
 * Writes a whole document as one row in place of rows that are certainly in it, in one transaction. Rows that another tab
 * wrote stay, as they may not be. Answers the new row, or null if it failed: then everything is as it was.
 */
export async function rewriteRows(
  db: IDBDatabase,
  whole: Uint8Array,
  replaced: ReadonlySet<IDBValidKey>,
): Promise<{ readonly key: IDBValidKey; readonly bytes: number } | null> {
  const row = sealRow(whole);
  try {
    const added = await transact(db, [updatesStore], 'strict', (transaction) => {
      const updates = transaction.objectStore(updatesStore);
      const request = updates.add(row);
      for (const key of replaced) updates.delete(key);
      return request;
    });
    return { key: added.result, bytes: row.length };
  } catch {
    // The next write finds out why, and tells.
    return null;
  }
}
