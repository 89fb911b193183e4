import type { Columns } from './live/columns.ts';
import type { LiveActivity } from './live/activity.ts';
import type { Documents } from './documents.ts';
import type { Id, UserId } from './ids.ts';
import type { Live } from './live/live.ts';
import type { Application } from './records/application.ts';
import type { Cost } from './records/cost.ts';
import type { Interview } from './records/interview.ts';
import type { Targets } from './records/targets.ts';
import type { Contact, Person } from './records/person.ts';
import type { Opening, Project, Requisition } from './records/requisition.ts';
import type { Reason, StageSettings } from './records/stages.ts';
import type { Acceptance, Duty } from './records/duty.ts';
import type { Goal } from './records/goal.ts';
import type { Milestone } from './records/milestone.ts';
import type { Task } from './records/task.ts';
import type { Member } from './records/member.ts';
import type { RaciRow } from './records/raci.ts';
import type { Announcement } from './records/announcement.ts';
import type { Budget, Charter, KickoffItem } from './records/charter.ts';
import type { Decision } from './records/decision.ts';
import type { Risk } from './records/risk.ts';
import type { Channel, TeamSettings } from './records/team.ts';
import type { DocumentKind } from './refusals.ts';

/** A change that a command made; hand it to the history to make it undoable. */
export interface Change {
  readonly id: string;
  readonly command: string;
  readonly at: number;
  /** Every record it wrote, for "what waits" lists and notices. */
  readonly touched: readonly Touched[];
}

export interface Touched {
  readonly document: DocumentKind;
  readonly kind: RecordKind;
  readonly id: string;
}
export type RecordKind =
  | 'requisition'
  | 'application'
  | 'person'
  | 'contact'
  | 'interview'
  | 'cost'
  | 'risk'
  | 'decision'
  | 'announcement'
  | 'charter'
  | 'project'
  | 'member'
  | 'setting'
  | 'task'
  | 'goal'
  | 'milestone'
  | 'retro'
  | 'summary'
  | 'standup';

/** The origin of every transaction of ours. Transactions from the network or the local copy have other origins. */
export interface CommandOrigin {
  readonly command: string;
  readonly by: UserId;
  readonly change: string;
}

/** What a command needs: the documents, their snapshots, who acts and what time it is. */
export interface Desk {
  readonly documents: Documents;
  readonly user: UserId;
  readonly now: () => number;
  /** Whether the actor's rights allow writing such a document, here or not. */
  readonly allowed: (document: DocumentKind) => boolean;
  /** Whether commands may write the document: it is here, and the actor's rights allow it. */
  readonly writable: (document: DocumentKind) => boolean;
  /** Numbers in [0, 1) that decide between equal places. */
  random(): number;
  newId<Kind extends string>(): Id<Kind>;
  readonly projects: Live<Project>;
  readonly channels: Live<Channel>;
  readonly members: Live<Member>;
  /** Built-in duties included. */
  readonly duties: Live<Duty>;
  /** Under `{user}:{duty}`; `dutiesOf` reads it. */
  readonly accepted: Live<Acceptance>;
  /** Under `{project}:{user}`; `raciOf` reads it. */
  readonly raci: Live<RaciRow>;
  readonly stages: Live<StageSettings>;
  readonly reasons: Live<Reason>;
  readonly team: Live<TeamSettings>;
  /** Under the id `targets`; `targetsOf` reads it. */
  readonly targets: Live<Targets>;
  readonly requisitions: Live<Requisition>;
  readonly openings: Live<Opening>;
  readonly applications: Live<Application>;
  /** Each occurrence of one that repeats on its own. */
  readonly tasks: Live<Task>;
  readonly goals: Live<Goal>;
  readonly milestones: Live<Milestone>;
  readonly persons: Live<Person>;
  readonly contacts: Live<Contact>;
  /** None for a member who may not read them. */
  readonly interviews: Live<Interview>;
  readonly costs: Live<Cost>;
  readonly risks: Live<Risk>;
  readonly decisions: Live<Decision>;
  readonly announcements: Live<Announcement>;
  /** Under the id `charter`; `charterOf` reads it. */
  readonly charter: Live<Charter>;
  /** Built-in lines included; `kickoffOf` reads them. */
  readonly kickoff: Live<KickoffItem>;
  /** Under the id `budget`; `budgetOf` reads it. */
  readonly budget: Live<Budget>;
  readonly boardActivity: LiveActivity;
  readonly peopleActivity: LiveActivity;
  /** Applications by column, person and requisition. */
  readonly columns: Columns;
  stop(): void;
}

export interface Actor {
  readonly user: UserId;
  /** Milliseconds since 1970, by the relay's clock when known [L8]. */
  readonly now: () => number;
  /** What this person's access allows, asked again at every command: rights may change while a desk is open. Without it: everything. */
  readonly writable?: (document: DocumentKind) => boolean;
  /** Only for tests that must repeat: numbers in [0, 1). */
  readonly random?: () => number;
}
