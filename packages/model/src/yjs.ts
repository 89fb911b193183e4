/**
 * The one module that imports yjs [M10]. Two copies of it in one process corrupt documents, so everybody else, the
 * interface included, takes it from here.
 */
import * as Y from 'yjs';

export { Y };

/** A document as every part of Muster opens it: deleted content is dropped, and what came too early is taken in once it can be. */
export function createDoc(): Y.Doc {
  const doc = new Y.Doc({ gc: true });
  doc.on('afterAllTransactions', (_, transactions) => {
    const news = transactions.findLast((transaction) => !transaction.local && hasNews(transaction));
    if (news !== undefined) tryPendingAgain(doc, news.origin);
  });
  return doc;
}

/**
 * Yjs 13.6 keeps updates that came before what they build on, and notes what they wait for; but of several things that one author
 * owes it may note the latest, which itself builds on what is kept. Then everything has arrived and nothing moves, until the next
 * full exchange. So after every update that brought something, what is kept is tried again.
 */
function tryPendingAgain(doc: Y.Doc, origin: unknown): void {
  const pending = doc.store.pendingStructs;
  if (pending === null) return;
  doc.store.pendingStructs = null;
  Y.applyUpdateV2(doc, pending.update, origin);
}

const hasNews = ({ beforeState, afterState }: Y.Transaction): boolean =>
  [...afterState].some(([client, clock]) => clock !== (beforeState.get(client) ?? 0));

/**
 * Who wrote what a map holds under a key: the identity of that one write, or null when nobody ever wrote it. Two writes of
 * an equal value by two people have two identities, which is what lets undo leave a colleague's work alone [M7].
 */
export function writeAt(map: Y.Map<unknown>, key: string): string | null {
  const item = map._map.get(key);
  return item === undefined ? null : `${item.id.client}:${item.id.clock}`;
}

/** Letters that one writer added in one go: `from` up to, not including, `to`. */
export interface Letters {
  readonly client: number;
  readonly from: number;
  readonly to: number;
}

/** Adds to the end of a text, within a transaction, and says which letters those are. */
export function appendText(text: Y.Text, added: string): Letters {
  const { clientID: client, store } = text.doc as Y.Doc;
  const from = Y.getState(store, client);
  text.insert(text.length, added);
  return { client, from, to: Y.getState(store, client) };
}

/** Takes away what is left of those letters, wherever they stand by now; everybody else's stay. */
export function eraseLetters(text: Y.Text, { client, from, to }: Letters): void {
  const runs: { at: number; length: number }[] = [];
  let at = 0;
  for (let item = text._start; item !== null; item = item.right) {
    if (item.deleted || !item.countable) continue;
    const first = Math.max(item.id.clock, from);
    const length = Math.min(item.id.clock + item.length, to) - first;
    if (item.id.client === client && length > 0) runs.push({ at: at + first - item.id.clock, length });
    at += item.length;
  }
  for (const run of runs.reverse()) text.delete(run.at, run.length);
}

/** Whether a record holds anything that is not one's own: a field, by the write it holds, or a letter of its texts, by its client. */
export function hasWritesOfOthers(map: Y.Map<unknown>, isOwn: (write: string) => boolean): boolean {
  for (const [key, item] of map._map) {
    if (!isOwn(writeAt(map, key) as string)) return true;
    if (item.content instanceof Y.ContentType && item.content.type instanceof Y.Text) {
      for (let part = item.content.type._start; part !== null; part = part.right) {
        if (!part.deleted && !isOwn(`${part.id.client}:${part.id.clock}`)) return true;
      }
    }
  }
  return false;
}
