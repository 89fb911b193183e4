const key = (page: string): string => `muster:link:${page}`;
const form = /^[A-Za-z0-9._~-]{8,1024}$/;

interface Places {
  readonly location: Pick<Location, 'hash' | 'pathname' | 'search'>;
  readonly history: Pick<History, 'replaceState' | 'state'>;
  readonly sessionStorage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
}

/**
 * The secret of a link, from behind its `#`. It is taken out of the address bar at once, and kept for this tab so that a
 * reload still has it. null when there is none.
 */
export function takeLinkToken(page: 'join' | 'reset' | 'confirm', places: Places = window): string | null {
  const { location, history } = places;
  const found = location.hash.slice(1);
  if (found !== '') history.replaceState(history.state, '', location.pathname + location.search);
  try {
    if (form.test(found)) places.sessionStorage.setItem(key(page), found);
    else return found === '' ? places.sessionStorage.getItem(key(page)) : null;
  } catch {
    // Then a reload needs the link again.
  }
  return form.test(found) ? found : null;
}

/** It was used, or is good for nothing. */
export function dropLinkToken(page: 'join' | 'reset' | 'confirm', places: Pick<Places, 'sessionStorage'> = window): void {
  try {
    places.sessionStorage.removeItem(key(page));
  } catch {
    // It was not kept either.
  }
}
