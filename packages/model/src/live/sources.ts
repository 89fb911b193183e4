/** The two shapes of records (SPEC.md 'Documents') as sources for live collections. */
import type { Parsed } from '../read/fields.ts';
import type { DocumentKind } from '../refusals.ts';
import { Y } from '../yjs.ts';
import type { Source } from './collection.ts';

interface RootOf<T> {
  readonly doc: Y.Doc;
  readonly document: DocumentKind;
  readonly kind: string;
  readonly root: string;
  readonly read: (id: string, fields: Fields) => Parsed<T> | null;
}

/** The fields of one record by name, wherever they are stored. */
export interface Fields {
  get(field: string): unknown;
  each(visit: (field: string, value: unknown) => void): void;
}

/**
 * Records that are a Y.Map each, under their id. Letters typed into a record's texts do not touch its snapshot, unless it is
 * read `withTexts`.
 */
export function nestedSource<T>({
  doc,
  document,
  kind,
  root,
  read,
  withTexts = false,
}: RootOf<T> & { withTexts?: boolean }): Source<T> {
  const map = doc.getMap<unknown>(root);
  return {
    doc,
    document,
    kind,
    ids: () => Array.from(map.keys(), String),
    read: (id) => {
      if (!map.has(id)) return null;
      const record = map.get(id);
      if (!(record instanceof Y.Map)) return { record: null, problems: ['record'] };
      return read(id, {
        get: (field): unknown => record.get(field),
        each: (visit) => record.forEach((value: unknown, field: string) => visit(field, value)),
      });
    },
    watch: (touch) => {
      const observe = (events: readonly Y.YEvent<Y.AbstractType<unknown>>[]): void => {
        for (const event of events) {
          if (event.target === map)
            for (const id of (event as unknown as Y.YMapEvent<unknown>).keysChanged as Set<string>) touch(id);
          else if (event.path.length === 1 || withTexts) touch(String(event.path[0]));
        }
      };
      map.observeDeep(observe as Parameters<typeof map.observeDeep>[0]);
      return () => map.unobserveDeep(observe as Parameters<typeof map.unobserveDeep>[0]);
    },
  };
}

/** Records that are plain values under `{id}.{field}`; one whose values are all null is not there. `always`: ids that exist without having been written. */
export function flatSource<T>({
  doc,
  document,
  kind,
  root,
  read,
  fields,
  always = [],
}: RootOf<T> & { fields: readonly string[]; always?: readonly string[] }): Source<T> {
  const map = doc.getMap<unknown>(root);
  return {
    doc,
    document,
    kind,
    ids: () => {
      const ids = new Set(always);
      for (const key of map.keys()) ids.add(idOf(key));
      return ids;
    },
    read: (id) =>
      always.includes(id) || fields.some((field) => (map.get(`${id}.${field}`) ?? null) !== null)
        ? read(id, {
            get: (field) => map.get(`${id}.${field}`),
            each: (visit) => {
              for (const field of fields) visit(field, map.get(`${id}.${field}`));
            },
          })
        : null,
    watch: (touch) => {
      const observe = (event: Y.YMapEvent<unknown>): void => {
        for (const key of event.keysChanged as Set<string>) touch(idOf(key));
      };
      map.observe(observe);
      return () => map.unobserve(observe);
    },
  };
}

const idOf = (key: string): string => key.slice(0, Math.max(0, key.lastIndexOf('.')));
