/** Puts what the sample drive agreed on into a plan: risks, decisions and announcements, with its own authors and times. */
import { dayOf } from '../days.ts';
import type { Desk } from '../desk.ts';
import type { ProjectId, RequisitionId, UserId } from '../ids.ts';
import { readKey } from '../read/announcement.ts';
import { linkKey } from '../read/links.ts';
import type { Plan } from '../write/plan.ts';
import { dayMs, hourMs } from './move.ts';
import type { ProjectWords } from './project-words.ts';

interface Around {
  readonly recruiters: readonly UserId[];
  readonly posts: readonly RequisitionId[];
  /** Whom announcements are for; null: everybody in the team. */
  readonly project: ProjectId | null;
  readonly end: number;
}

export function planProject(desk: Desk, plan: Plan, words: ProjectWords, { recruiters, posts, project, end }: Around): void {
  const who = (index: number): UserId => recruiters[index % recruiters.length] as UserId;
  const day = (from: number): string => dayOf(end + from * dayMs, 'Asia/Shanghai');
  /** In the morning of that day. */
  const morning = (ago: number): number => Date.parse(`${day(-ago)}T10:00:00+08:00`);
  const link = (post: number | null) =>
    post === null ? {} : { [linkKey({ kind: 'requisition', id: posts[post] as string })]: true };
  words.risks.forEach(({ owner, review, post, status, suggestion, ...risk }, index) => {
    const id = desk.newId<'risk'>();
    const at = morning(40 - 5 * index);
    const by = who(owner ?? 0);
    plan.create('risk', id, {
      ...risk,
      ...{ status, sample: true, createdAt: at, createdBy: by },
      ...(status !== 'open' && { statusAt: at + 3 * dayMs }),
      ...(owner !== null && { owner: by }),
      ...(review !== null && { reviewOn: day(review) }),
      ...(suggestion !== null && { suggestion }),
      ...link(post),
    });
    plan.note('board', { id: desk.newId(), at, by, kind: 'risk-added', risk: id });
  });
  const decisions = words.decisions.map(() => desk.newId<'decision'>());
  words.decisions.forEach(({ title, text, ago, by, supersedes, post }, index) => {
    const id = decisions[index] as string;
    const at = morning(ago);
    plan.create(
      'decision',
      id,
      {
        ...{ title, by: who(by), decidedOn: day(-ago), sample: true, createdAt: at, createdBy: who(by) },
        ...(supersedes !== null && { supersedes: decisions[supersedes] }),
        ...link(post),
      },
      { text },
    );
    plan.note('board', { id: desk.newId(), at, by: who(by), kind: 'decision-added', decision: id });
  });
  for (const { title, text, ago, pinned, readBy } of words.announcements) {
    const at = morning(ago);
    plan.create(
      'announcement',
      desk.newId<'announcement'>(),
      {
        ...{ title, at, by: who(0), sample: true },
        ...(pinned && { pinned }),
        ...(project !== null && { project }),
        ...Object.fromEntries(readBy.map((index) => [readKey(who(index)), at + (index + 1) * hourMs])),
      },
      { text },
    );
  }
}
