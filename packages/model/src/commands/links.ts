import { linkKey } from '../read/links.ts';
import { linkKinds } from '../records/link.ts';
import type { Link, MadeFrom } from '../records/link.ts';
import type { Refusal } from '../refusals.ts';
import { err, ok } from '../result.ts';
import type { Result } from '../result.ts';
import type { Plan } from '../write/plan.ts';
import type { RecordStoreName } from '../write/stores.ts';
import { idOrNull, idShown, oneOf } from './input.ts';

const most = 50;

/** Links as somebody gives them, each once. Whom they name may be known to others only. */
export function linksOf(value: unknown): Result<readonly Link[], Refusal> {
  if (value === undefined || value === null) return ok([]);
  if (!Array.isArray(value)) return err({ type: 'NothingChosen' });
  if (value.length > most) return err({ type: 'NumberOutOfRange', field: 'links', least: 0, most });
  const links = new Map<string, Link>();
  for (const each of value as readonly (Partial<Link> | null | undefined)[]) {
    const kind = oneOf(linkKinds, each?.kind);
    const id = idOrNull(each?.id);
    if (kind === null || id === null) return err({ type: 'SettingGone', id: idShown(each?.kind) });
    links.set(linkKey({ kind, id }), { kind, id });
  }
  return ok([...links.values()]);
}

/** Links as fields of a record that is being made. */
export const linkFields = (links: readonly Link[]): Readonly<Record<string, true>> =>
  Object.fromEntries(links.map((link) => [linkKey(link), true]));

/** Plans what makes a record's links the wanted ones. */
export function planLinks(
  plan: Plan,
  store: RecordStoreName,
  { id, links }: { readonly id: string; readonly links: readonly Link[] },
  wanted: readonly Link[],
): void {
  const [before, after] = [links, wanted].map((list) => new Set(list.map(linkKey))) as [Set<string>, Set<string>];
  for (const key of after) if (!before.has(key)) plan.set(store, id, key, true);
  for (const key of before) if (!after.has(key)) plan.set(store, id, key, false);
}

/** What a record is made from, as somebody gives it. */
export function madeFromOf(value: unknown): Result<MadeFrom | null, Refusal> {
  if (value === undefined || value === null) return ok(null);
  const { type, id } = value as Partial<MadeFrom>;
  const wanted = { type: idOrNull(type), id: idOrNull(id) };
  if (wanted.type === null || wanted.id === null) return err({ type: 'SettingGone', id: idShown(type) });
  return ok({ type: wanted.type, id: wanted.id });
}
