/**
 * The one module that imports yjs [M10]. Two copies of it in one process corrupt documents, so everybody else, the
 * interface included, takes it from here.
 */
import * as Y from 'yjs';

export { Y };

/** A document as every part of Muster opens it: deleted content is dropped. */
export const createDoc = (): Y.Doc => new Y.Doc({ gc: true });

/**
 * Who wrote what a map holds under a key: the identity of that one write, or null when nobody ever wrote it. Two writes of
 * an equal value by two people have two identities, which is what lets undo leave a colleague's work alone [M7].
 */
export function writeAt(map: Y.Map<unknown>, key: string): string | null {
  const item = map._map.get(key);
  return item === undefined ? null : `${item.id.client}:${item.id.clock}`;
}

/** Whether a record holds anything written by a client other than these: a field, or a letter of its texts. */
export function hasWritesOfOthers(map: Y.Map<unknown>, own: ReadonlySet<number>): boolean {
  for (const item of map._map.values()) {
    if (!own.has(item.id.client)) return true;
    if (item.content instanceof Y.ContentType && item.content.type instanceof Y.Text) {
      for (let part = item.content.type._start; part !== null; part = part.right) {
        if (!part.deleted && !own.has(part.id.client)) return true;
      }
    }
  }
  return false;
}
