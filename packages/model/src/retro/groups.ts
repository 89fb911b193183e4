/**
 * Which cards belong together. Each card names at most one other, and merging may bring about chains, circles and names of cards that
 * are gone: every set of names gives groups, the same everywhere.
 */

/** For every card the one that leads its group; a card on its own leads itself. */
export function leaders(cards: ReadonlySet<string>, groupOf: (card: string) => string | null): ReadonlyMap<string, string> {
  const roots = new Map<string, string>();
  const rootOf = (card: string): string => {
    const path: string[] = [];
    let at = card;
    let root: string | undefined;
    while (root === undefined) {
      const known = roots.get(at);
      if (known !== undefined) root = known;
      else {
        const before = path.indexOf(at);
        // Round in a circle: the smallest id of the circle leads it.
        if (before >= 0) root = smallest(path.slice(before));
        else {
          path.push(at);
          const next = groupOf(at);
          if (next === null || next === at) root = at;
          else at = next;
        }
      }
    }
    for (const passed of path) roots.set(passed, root);
    return root;
  };
  const members = new Map<string, string[]>();
  for (const card of cards) {
    const root = rootOf(card);
    const group = members.get(root);
    if (group === undefined) members.set(root, [card]);
    else group.push(card);
  }
  const leading = new Map<string, string>();
  for (const [root, group] of members) {
    // Whom they all name may be gone: those who are left stay together.
    const leader = cards.has(root) ? root : smallest(group);
    for (const card of group) leading.set(card, leader);
  }
  return leading;
}

const smallest = (ids: readonly string[]): string => ids.reduce((a, b) => (b < a ? b : a));
