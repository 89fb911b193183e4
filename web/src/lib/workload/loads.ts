import type { Rebalancing } from '@muster/kpi';

/** Utilisation of each member once the chosen transfers are made; each moves the same share of load. */
export function utilisationAfter(
  { transfers, before, after }: Rebalancing,
  chosen: ReadonlySet<string>,
): ReadonlyMap<string, number> {
  const afterOf = new Map(after.map(({ user, load }) => [user, load]));
  const given = before.reduce((sum, { user, load }) => sum + Math.max(0, load - (afterOf.get(user) ?? load)), 0);
  const balanceOf = new Map<string, number>();
  const add = (user: string, by: number): void => void balanceOf.set(user, (balanceOf.get(user) ?? 0) + by);
  // Whoever both gives and takes shows only the difference: count both ways, then scale.
  for (const { from, to } of transfers) {
    add(from, -1);
    add(to, 1);
  }
  const net = [...balanceOf.values()].reduce((sum, by) => sum + Math.max(0, -by), 0);
  const each = net === 0 ? 0 : given / net;
  const chosenOf = new Map<string, number>();
  for (const { application, from, to } of transfers) {
    if (!chosen.has(application)) continue;
    chosenOf.set(from, (chosenOf.get(from) ?? 0) - 1);
    chosenOf.set(to, (chosenOf.get(to) ?? 0) + 1);
  }
  return new Map(
    before.map(({ user, load, capacity, utilisation }) => {
      const changed = load + (chosenOf.get(user) ?? 0) * each;
      return [user, capacity > 0 ? changed / capacity : utilisation];
    }),
  );
}
