import type { Desk } from '../desk.ts';
import { dayOf } from '../days.ts';
import type { DecisionId, UserId } from '../ids.ts';
import { teamId } from '../read/settings.ts';
import type { Link } from '../records/link.ts';
import type { Refusal } from '../refusals.ts';
import { err, ok } from '../result.ts';
import type { Result } from '../result.ts';
import { commit } from '../write/commit.ts';
import { createPlan } from '../write/plan.ts';
import { theDecision } from './chosen.ts';
import { allOf, dayOrNull, idOrNull, limits, nameOf, textOf } from './input.ts';
import { linkFields, linksOf } from './links.ts';
import type { Made } from './made.ts';
import { noteOnBoard } from './notes.ts';

export interface NewDecision {
  readonly title: string;
  /** What was decided and why. */
  readonly text?: string;
  /** `YYYY-MM-DD`; today in the team's time zone when not said. */
  readonly decidedOn?: string | null;
  /** Who decided; the one who writes it down when not said. */
  readonly by?: UserId | null;
  readonly links?: readonly Link[];
  /** The earlier decision that this one takes the place of. */
  readonly supersedes?: DecisionId | null;
}

/** Enters a decision into the log. */
export function addDecision(desk: Desk, fields: NewDecision): Result<Made<DecisionId>, Refusal> {
  const checked = allOf({
    title: nameOf('title', fields?.title),
    text: textOf('text', fields?.text, limits.note),
    decidedOn: dayOrNull('decidedOn', fields?.decidedOn),
    links: linksOf(fields?.links),
  });
  if (!checked.ok) return checked;
  const earlier = fields.supersedes ?? null;
  if (earlier !== null) {
    const known = theDecision(desk, earlier);
    if (!known.ok) return err(known.error);
  }
  const { title, text, links } = checked.value;
  const id = desk.newId<'decision'>();
  const plan = createPlan();
  plan.create(
    'decision',
    id,
    {
      title,
      decidedOn: checked.value.decidedOn ?? dayOf(desk.now(), desk.team.byId.get(teamId)?.timeZone ?? 'UTC'),
      by: idOrNull(fields.by) ?? desk.user,
      ...linkFields(links),
      ...(earlier !== null && { supersedes: earlier }),
      createdAt: desk.now(),
      createdBy: desk.user,
    },
    { text },
  );
  noteOnBoard(desk, plan, 'decision-added', { decision: id });
  const change = commit(desk, 'addDecision', plan);
  return change.ok ? ok({ change: change.value, id }) : change;
}
