import type { SummaryAct } from '../records/summary.ts';

/**
 * The freeze that holds, or null while the summary is open. A function of the set of acts alone: of the acts that nobody has seen past,
 * the latest by (at, id) counts.
 */
export function frozenBy(acts: Iterable<SummaryAct>): SummaryAct | null {
  const all = [...acts];
  const seen = new Set<string>();
  for (const act of all) for (const id of act.after) if (id !== act.id) seen.add(id);
  const heads = all.filter(({ id }) => !seen.has(id));
  // Only a forged circle leaves nobody unseen.
  const latest = (heads.length > 0 ? heads : all).reduce<SummaryAct | null>(
    (best, act) => (best === null || act.at > best.at || (act.at === best.at && act.id > best.id) ? act : best),
    null,
  );
  return latest?.type === 'freeze' ? latest : null;
}
