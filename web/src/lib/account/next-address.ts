/** Where one may be sent after signing in: pages of this app, and nothing else. */
const pages = /^\/(t|account|join)(\/|\?|$)/;

/**
 * An address that came with a link, if it leads to a page of this app; null for everything else, however it is written.
 * What comes back is safe to go to: it starts with one slash and names no host.
 */
export function nextAddress(text: string | null, origin: string): string | null {
  // A browser takes a backslash for a slash, and drops tabs and line breaks.
  if (text === null || !text.startsWith('/') || /[\\\p{Cc}]/u.test(text)) return null;
  let url: URL;
  try {
    url = new URL(text, origin);
  } catch {
    return null;
  }
  if (url.origin !== origin) return null;
  // The parsed address, not the text: `/./` and `/../` are gone from it.
  const address = url.pathname + url.search + url.hash;
  return pages.test(address) ? address : null;
}

/** The page to sign in on, from which one comes back here. */
export const signInPath = (next: Pick<URL, 'pathname' | 'search'>): string =>
  `/sign-in?next=${encodeURIComponent(next.pathname + next.search)}`;
