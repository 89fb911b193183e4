/**
 * The side panel's part of an address. Everything else in the query (filters, views) stays as it is, so that the page behind
 * the panel does not notice.
 */
export type PanelTarget =
  | { readonly type: 'person'; readonly id: string }
  | { readonly type: 'application'; readonly id: string }
  | { readonly type: 'requisition'; readonly id: string }
  | { readonly type: 'task'; readonly id: string }
  | { readonly type: 'new-requisition' }
  /** `requisition` is the one to apply to, already chosen. */
  | { readonly type: 'new-person'; readonly requisition: string | null };

const keys = ['person', 'application', 'requisition', 'task', 'new', 'for'] as const;

/** What the address asks for, or null. Of several the first in the order of `PanelTarget` counts; empty ids count as absent. */
export function readPanelTarget(query: Pick<URLSearchParams, 'get'>): PanelTarget | null {
  for (const type of ['person', 'application', 'requisition', 'task'] as const) {
    const id = query.get(type);
    if (id) return { type, id };
  }
  if (query.get('new') === 'requisition') return { type: 'new-requisition' };
  if (query.get('new') === 'person') return { type: 'new-person', requisition: query.get('for') || null };
  return null;
}

/** The same address with this panel open, or with none for null. The fragment and foreign parameters stay. */
export function withPanelTarget(address: { readonly href: string }, target: PanelTarget | null): URL {
  const next = new URL(address.href);
  for (const key of keys) next.searchParams.delete(key);
  if (target === null) return next;
  switch (target.type) {
    case 'person':
    case 'application':
    case 'requisition':
    case 'task':
      next.searchParams.set(target.type, target.id);
      break;
    case 'new-requisition':
      next.searchParams.set('new', 'requisition');
      break;
    case 'new-person':
      next.searchParams.set('new', 'person');
      if (target.requisition !== null) next.searchParams.set('for', target.requisition);
      break;
  }
  return next;
}
