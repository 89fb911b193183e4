/** What support needs to find a bug. The address goes in without ids and query: they lead to people's data. */
export function detailsOf(error: unknown, about: { version: string; address: string; agent: string }): string {
  const cause = error instanceof Error ? (error.stack ?? `${error.name}: ${error.message}`) : String(error);
  return [`Muster ${about.version}`, withoutIds(about.address), about.agent, withoutIds(cause)].join('\n');
}

/** Team and project ids are keys to what they name. */
const withoutIds = (text: string): string => text.replaceAll(/\/(t|p)\/[A-Za-z0-9_-]+/g, '/$1/…').replaceAll(/\?\S*/g, '');
