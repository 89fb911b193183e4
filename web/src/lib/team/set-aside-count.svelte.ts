import { SvelteMap } from 'svelte/reactivity';

/** How many pieces of set-aside work wait in a team, as the server said last: for the rail. Managers only; 0 for everybody else. */
const counts = new SvelteMap<string, number>();

export const setAsideCount = {
  of: (team: string): number => counts.get(team) ?? 0,
  /** The server said it. */
  tell: (team: string, count: number): void => void counts.set(team, count),
};
