import { page } from '$app/state';

/** The parts of the project page, in order. The first has no name in the address. */
export const parts = ['kickoff', 'goals', 'progress', 'risks', 'decisions', 'announcements'] as const;
export type Part = (typeof parts)[number];

type Query = Pick<URLSearchParams, 'get'>;
export const partIn = (query: Query): Part => parts.find((part) => part === query.get('part')) ?? parts[0];
/** The record whose details are open in a part, or null. */
export const openIn = (query: Query): string | null => query.get('open') || null;

/** The address of a part, and of one of its records, on the page that is open. */
export function partHref(part: Part, open: string | null = null): string {
  const query = new URLSearchParams({ ...(part !== parts[0] && { part }), ...(open !== null && { open }) }).toString();
  return page.url.pathname + (query === '' ? '' : `?${query}`);
}

/** The address that is open with some of its query changed; null takes a parameter away. */
export function hrefWith(changes: Readonly<Record<string, string | null>>): string {
  const query = new URLSearchParams(page.url.search);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) query.delete(name);
    else query.set(name, value);
  }
  const text = query.toString();
  return page.url.pathname + (text === '' ? '' : `?${text}`);
}
