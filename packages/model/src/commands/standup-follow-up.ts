/** What stands in somebody's way becomes something that is taken care of. */
import type { Desk } from '../desk.ts';
import type { LineId, RiskId, TaskId } from '../ids.ts';
import { linkKey } from '../read/standup.ts';
import type { StandupLine } from '../records/standup.ts';
import type { Refusal } from '../refusals.ts';
import { ok } from '../result.ts';
import type { Result } from '../result.ts';
import { commit } from '../write/commit.ts';
import { createPlan } from '../write/plan.ts';
import { planRisk } from './add-risk.ts';
import { checkedTask, planTask } from './add-task.ts';
import { limits } from './input.ts';
import type { Made } from './made.ts';
import { theLine } from './standup-lines.ts';

/** Makes a task of a line, for whoever said it, about what the line is about; the line is linked with it. */
export function makeTaskOfLine(desk: Desk, id: LineId): Result<Made<TaskId>, Refusal> {
  const found = theLine(desk, id);
  if (!found.ok) return found;
  const { line } = found.value;
  const task = checkedTask(desk, { ...aboutLine(line), assignee: stillMember(desk, line) });
  if (!task.ok) return task;
  const plan = createPlan();
  const made = planTask(desk, plan, task.value);
  plan.set('standupLine', id, linkKey({ kind: 'task', id: made }), true);
  const change = commit(desk, 'makeTaskOfLine', plan);
  return change.ok ? ok({ change: change.value, id: made }) : change;
}

/** Makes a risk of a line, owned by whoever said it; the line is linked with it. */
export function makeRiskOfLine(desk: Desk, id: LineId): Result<Made<RiskId>, Refusal> {
  const found = theLine(desk, id);
  if (!found.ok) return found;
  const { line } = found.value;
  const plan = createPlan();
  const made = planRisk(desk, plan, { ...aboutLine(line), owner: stillMember(desk, line) });
  if (!made.ok) return made;
  plan.set('standupLine', id, linkKey({ kind: 'risk', id: made.value }), true);
  const change = commit(desk, 'makeRiskOfLine', plan);
  return change.ok ? ok({ change: change.value, id: made.value }) : change;
}

const aboutLine = ({ id, text, links }: StandupLine) => ({
  title: text.slice(0, limits.name),
  links: links.filter(({ kind }) => kind === 'application' || kind === 'requisition').slice(0, 50),
  origin: { type: 'blocker', id },
});

/** Nobody, where that member has left the team. */
const stillMember = ({ members }: Desk, { member }: StandupLine): string | null =>
  (members.byId.get(member)?.deletedAt ?? null) === null ? member : null;
