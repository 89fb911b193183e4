/** Whether a request comes from a page of this very host. What has no `Origin` comes from no page of another one: see the callers. */
export const isOwnOrigin = (origin: string, host: string | undefined): boolean =>
  URL.canParse(origin) && new URL(origin).host === host;
