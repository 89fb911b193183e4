/** What the service worker does with a request; plain functions, so that each rule is tested without a worker. */
export type Answer =
  /** The app's one page, from this version's cache. */
  | 'shell'
  /** A file whose name changes with its content: any version's cache, else the network. */
  | 'immutable'
  /** A file of this version: its cache, else the network. */
  | 'asset'
  /** None of our business: the browser goes to the network as if we were not there. */
  | 'network';

export interface Asked {
  readonly method: string;
  readonly url: string;
  readonly navigates: boolean;
}

export interface Known {
  readonly origin: string;
  readonly immutable: ReadonlySet<string>;
  readonly assets: ReadonlySet<string>;
}

/** The server's own addresses are never answered from a cache: what they say is only true now. */
const live = /^\/(api|sync|healthz|readyz|metrics)(\/|$)/;
const hashed = /^\/_app\/immutable\//;

export function answerFor({ method, url, navigates }: Asked, { origin, immutable, assets }: Known): Answer {
  const { origin: asked, pathname } = new URL(url);
  if (method !== 'GET' || asked !== origin || live.test(pathname)) return 'network';
  // Also files of other versions: a page that was opened before an update still asks for its own.
  if (immutable.has(pathname) || hashed.test(pathname)) return 'immutable';
  if (assets.has(pathname)) return 'asset';
  return navigates ? 'shell' : 'network';
}

const prefix = 'muster-shell-';
export const cacheName = (version: string): string => prefix + version;

/** How many versions before this one keep their files, for the tabs that still run them. */
const versionsKept = 2;

/** Our caches that no tab needs any more. `names` in the order of their making, as `caches.keys()` gives them. */
export function outdatedCaches(names: readonly string[], version: string): readonly string[] {
  const others = names.filter((name) => name.startsWith(prefix) && name !== cacheName(version));
  return others.slice(0, Math.max(0, others.length - versionsKept));
}
