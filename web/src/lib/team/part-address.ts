import { page } from '$app/state';

/** The parts of the team page, in order. The first has no name in the address. */
export const parts = ['members', 'duties', 'matrix', 'invitations', 'set-aside', 'log'] as const;
export type Part = (typeof parts)[number];

export const partIn = (query: Pick<URLSearchParams, 'get'>): Part =>
  parts.find((part) => part === query.get('part')) ?? 'members';
export const memberIn = (query: Pick<URLSearchParams, 'get'>): string | null => query.get('member') || null;

/** The address of a part, or of a member, on the page that is open. */
export const partHref = (part: Part): string => page.url.pathname + (part === 'members' ? '' : `?part=${part}`);
export const memberHref = (member: string): string => `${page.url.pathname}?${new URLSearchParams({ member })}`;
