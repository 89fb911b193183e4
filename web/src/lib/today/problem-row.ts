import type { BoardProblem, Desk } from '@muster/model';
import { formatDateTime } from '#lib/locale/format.ts';
import { panelHref } from '#lib/panel/panel-address.ts';
import * as m from '#lib/paraglide/messages.js';

/** Something that merging brought about, as a row of the agenda: where one puts it right, and what is wrong. */
export interface ProblemRow {
  readonly href: string;
  readonly title: string;
  readonly detail: string;
  readonly tone: 'warn' | 'bad';
}

export function problemRow(problem: BoardProblem, desk: Desk): ProblemRow {
  const personOf = (id: string) => desk.persons.byId.get(id)?.name ?? m.today_somebody();
  const titleOf = (requisition: string) => desk.requisitions.byId.get(requisition)?.title ?? '';
  switch (problem.type) {
    case 'HeadcountExceeded':
      return {
        href: panelHref({ type: 'requisition', id: problem.requisition }),
        title: titleOf(problem.requisition),
        detail: m.today_headcount({ taken: problem.taken, headcount: problem.headcount }),
        tone: 'bad',
      };
    case 'BelongsToDeleted':
      return problem.deleted === 'person'
        ? {
            href: panelHref({ type: 'person', id: problem.person }),
            title: personOf(problem.person),
            detail: m.today_person_deleted(),
            tone: 'warn',
          }
        : {
            href: panelHref({ type: 'requisition', id: problem.requisition }),
            title: personOf(problem.person),
            detail: m.today_requisition_deleted({ title: titleOf(problem.requisition) }),
            tone: 'warn',
          };
    case 'OpeningFilledTwice': {
      const opening = desk.openings.byId.get(problem.opening);
      const names = problem.applications.map((id) => personOf(desk.applications.byId.get(id)?.person ?? ''));
      return {
        href: panelHref({ type: 'requisition', id: opening?.requisition ?? '' }),
        title: titleOf(opening?.requisition ?? ''),
        detail: m.today_opening_twice({ opening: opening?.ordinal ?? 0, names: names.join(m.candidates_comma()) }),
        tone: 'warn',
      };
    }
    case 'InterviewerDoubleBooked': {
      const first = desk.interviews.byId.get(problem.interviews[0] ?? '');
      return {
        href: panelHref({ type: 'application', id: first?.application ?? '' }),
        title: desk.members.byId.get(problem.interviewer)?.name ?? m.problem_somebody(),
        detail: m.today_double_booked({
          time: formatDateTime(first?.at ?? 0, desk.now()),
          count: problem.interviews.length,
        }),
        tone: 'warn',
      };
    }
    case 'AppliedTwice':
      return {
        href: panelHref({ type: 'person', id: problem.person }),
        title: personOf(problem.person),
        detail: m.today_twice({ title: titleOf(problem.requisition) }),
        tone: 'warn',
      };
  }
}
