/**
 * Whether a request comes from a page of this very server. What has no `Origin` comes from no page of another one: see the callers.
 * Where the public address is asked for, its scheme counts too: whoever can change http: pages on the way is not us.
 */
export const isOwnOrigin = (origin: string, host: string | undefined, publicUrl: string | null): boolean => {
  if (origin === publicUrl) return true;
  if (publicUrl !== null && new URL(publicUrl).host === host) return false;
  return URL.canParse(origin) && new URL(origin).host === host;
};
