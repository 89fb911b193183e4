import { page } from '$app/state';

/** How the page is shown. The first has no name in the address. */
const views = ['day', 'live', 'wall'] as const;
export type View = (typeof views)[number];

export const viewIn = (query: Pick<URLSearchParams, 'get'>): View => views.find((view) => view === query.get('view')) ?? 'day';

/** The day the address asks for; null for today, and for what is no day. */
export function dayIn(query: Pick<URLSearchParams, 'get'>): string | null {
  const day = query.get('day');
  return day !== null && /^\d{4}-\d\d-\d\d$/.test(day) && !Number.isNaN(Date.parse(`${day}T00:00:00Z`)) ? day : null;
}

/** The address of a day on the page that is open; null for today. */
export const dayHref = (day: string | null): string => page.url.pathname + (day === null ? '' : `?day=${day}`);
export const viewHref = (view: View): string => page.url.pathname + (view === 'day' ? '' : `?view=${view}`);
