import type { Application, BoardProblem, Desk, Interview, Person, Requisition, Task, UserId } from '@muster/model';
import { applicationStageKeys, dayOf, isLate, problemsOf, tasksOf } from '@muster/model';

/** One card with its person, as a row shows it. */
export interface CardRow {
  readonly application: Application;
  readonly person: Person | undefined;
  readonly requisition: Requisition | undefined;
}

/** A next action of mine that is due today or before. */
interface DueRow {
  readonly person: Person;
  readonly text: string;
  readonly dueOn: string;
}

/** An interview that I hold, or with a candidate of mine. */
export interface InterviewRow extends CardRow {
  readonly interview: Interview;
}

/** What needs somebody today. Each list has the most pressing first. */
export interface Agenda {
  readonly due: readonly DueRow[];
  /** Tasks of mine that are due today or overdue. */
  readonly tasks: readonly Task[];
  /** Today's, in the order of their times, and earlier ones of which nobody said how they went. */
  readonly interviews: readonly InterviewRow[];
  /** On my cards: past their stage's limit. */
  readonly lateMine: readonly CardRow[];
  readonly lateOthers: readonly CardRow[];
  readonly conflicts: readonly CardRow[];
  /** I am in contact with them, and the claim still runs. */
  readonly claims: readonly CardRow[];
  readonly toConfirm: readonly Requisition[];
  readonly problems: readonly BoardProblem[];
}

const dayMs = 86_400_000;

export interface AgendaOptions {
  readonly me: UserId;
  readonly now: number;
  readonly timeZone: string;
}

/**
 * Reads the whole agenda from the snapshots. Mine is a card I own; a next action is mine when I own one of the person's
 * cards on the board, or when nobody owns one and I wrote it.
 */
export function readAgenda(desk: Desk, { me, now, timeZone }: AgendaOptions): Agenda {
  const late: CardRow[] = [];
  const conflicts: CardRow[] = [];
  const claims: CardRow[] = [];
  const row = (application: Application): CardRow => ({
    application,
    person: desk.persons.byId.get(application.person),
    requisition: desk.requisitions.byId.get(application.requisition),
  });
  for (const stage of applicationStageKeys) {
    const settings = desk.stages.byId.get(stage);
    for (const id of desk.columns.inStage(stage)) {
      const application = desk.applications.byId.get(id);
      if (application === undefined) continue;
      if (application.conflict.length > 0) conflicts.push(row(application));
      if (settings !== undefined && isLate(application, settings, now)) late.push(row(application));
      if (application.claim?.by === me && application.claim.until > now) claims.push(row(application));
    }
  }
  const today = dayOf(now, timeZone);
  const limitOf = ({ application }: CardRow) => (desk.stages.byId.get(application.stage)?.limitDays ?? 0) * dayMs;
  late.sort((a, b) => a.application.since + limitOf(a) - (b.application.since + limitOf(b)));
  conflicts.sort((a, b) => b.application.head.at - a.application.head.at);
  return {
    due: dueActions(desk, me, today),
    tasks: tasksOf(desk, me).filter(({ dueOn }) => dueOn !== null && dueOn <= today),
    interviews: interviewsFor(desk, { me, now, timeZone }, row),
    lateMine: late.filter((each) => each.application.owner === me),
    lateOthers: late.filter((each) => each.application.owner !== me),
    conflicts,
    claims,
    toConfirm: [...desk.requisitions.byId.values()]
      .filter((each) => each.deletedAt === null && each.status === 'requested')
      .sort((a, b) => (a.requestedAt ?? 0) - (b.requestedAt ?? 0)),
    problems: problemsOf(desk),
  };
}

function dueActions(desk: Desk, me: UserId, today: string): DueRow[] {
  const due: DueRow[] = [];
  for (const person of desk.persons.byId.values()) {
    const next = person.nextAction;
    if (person.deletedAt !== null || next === null || next.dueOn === null || next.dueOn > today) continue;
    if (isMine(desk, person, me)) due.push({ person, text: next.text, dueOn: next.dueOn });
  }
  return due.sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : a.person.name.localeCompare(b.person.name)));
}

function interviewsFor(
  desk: Desk,
  { me, now, timeZone }: AgendaOptions,
  row: (application: Application) => CardRow,
): InterviewRow[] {
  const today = dayOf(now, timeZone);
  const rows: InterviewRow[] = [];
  for (const interview of desk.interviews.byId.values()) {
    const application = desk.applications.byId.get(interview.application);
    if (interview.deletedAt !== null || application === undefined || application.deletedAt !== null) continue;
    if (!interview.interviewers.includes(me) && application.owner !== me) continue;
    const day = dayOf(interview.at, timeZone);
    const open = interview.status === 'scheduled';
    if (day === today || (day < today && open)) rows.push({ ...row(application), interview });
  }
  return rows.sort((a, b) => a.interview.at - b.interview.at || (a.interview.id < b.interview.id ? -1 : 1));
}

function isMine(desk: Desk, person: Person, me: UserId): boolean {
  const owners = new Set<UserId>();
  for (const id of desk.columns.ofPerson(person.id)) {
    const application = desk.applications.byId.get(id);
    if (application?.deletedAt === null && application.outcome === null && application.owner !== null)
      owners.add(application.owner);
  }
  return owners.size === 0 ? person.nextAction?.by === me : owners.has(me);
}

/** The number in the rail: what waits for me, and conflicts, which wait for whoever comes first. */
export const waitingForMe = (agenda: Agenda): number =>
  agenda.due.length + agenda.tasks.length + agenda.lateMine.length + agenda.conflicts.length;

/** Nothing waits for me, and nothing for whoever comes first. Others' late cards are theirs. */
export const isCalm = (agenda: Agenda): boolean =>
  waitingForMe(agenda) + agenda.claims.length + agenda.toConfirm.length + agenda.problems.length === 0;
