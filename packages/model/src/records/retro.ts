import type { UserId } from '../ids.ts';

/** The phases of a weekly retro, in their order. */
export const retroPhases = ['collect', 'reveal', 'group', 'vote', 'discuss', 'act', 'close'] as const;
export type RetroPhase = (typeof retroPhases)[number];

/** Built-in sets of columns, by fixed keys; the interface has words for both. */
export const retroTemplates = {
  'keep-problem-try': ['keep', 'problem', 'try'],
  'start-stop-continue': ['start', 'stop', 'continue'],
  sailboat: ['wind', 'anchor', 'rock', 'island'],
  'glad-sad-mad': ['glad', 'sad', 'mad'],
} as const;
export type RetroTemplate = keyof typeof retroTemplates;
export const retroTemplateKeys = Object.keys(retroTemplates) as readonly RetroTemplate[];

export interface RetroColumn {
  readonly id: string;
  /** The team's own words; null: the interface's words for the id. */
  readonly title: string | null;
}

/** How a retro was set up. One value: of two people who start at once, one setup holds as a whole. */
export interface RetroSetup {
  readonly template: RetroTemplate | null;
  readonly columns: readonly RetroColumn[];
  /** How many votes each person has. */
  readonly votes: number;
  /** No author is written into a published card. */
  readonly anonymous: boolean;
  readonly by: UserId;
  readonly at: number;
}

/** Somebody pressed "next", or went back. */
export interface RetroAct {
  readonly id: string;
  readonly to: RetroPhase;
  readonly at: number;
  readonly by: UserId;
  /** Every act its author had seen. */
  readonly after: readonly string[];
}

/** Counts down from a start that everybody shares, in the phase it was started in. */
export interface RetroTimer {
  readonly startedAt: number;
  readonly ms: number;
  readonly phase: RetroPhase;
}

/** What is one for the whole retro; under the id `retro`. */
export interface RetroState {
  readonly setup: RetroSetup | null;
  readonly timer: RetroTimer | null;
  /** The group that is being discussed, by its leader. */
  readonly topic: string | null;
}

/** A card in its author's own document, where nobody else receives it. */
export interface RetroDraft {
  readonly id: string;
  /** `{project}/{week}` */
  readonly retro: string;
  readonly column: string;
  /** Nobody's name was asked for when it was written; that promise is kept whatever the setup says later. */
  readonly anonymous: boolean;
  readonly createdAt: number;
  readonly deletedAt: number | null;
}

/**
 * A card as it was published. Its author's devices may publish it at the same moment: then there are copies, of which every reader picks
 * the same one.
 */
export interface RetroCopy {
  readonly id: string;
  /** The card: the draft's own id. */
  readonly card: string;
  readonly column: string;
  /** null: anonymous. */
  readonly by: UserId | null;
  /** When it was written; 0 for an anonymous card. */
  readonly at: number;
  /** It came when the meeting had moved on from the reveal. */
  readonly late: boolean;
  /** The text it was published with: a copy that says something else by now has been edited. */
  readonly first: string;
  readonly deletedAt: number | null;
}

/** What people did with a card, whichever copy shows. Under the card's id. */
export interface RetroPlace {
  readonly id: string;
  readonly column: string | null;
  /** The card it was put to. */
  readonly group: string | null;
  /** A name for the group that this card leads. */
  readonly title: string | null;
  readonly deletedAt: number | null;
}

/** What was decided to do. When it became a task (see `retroOrigin`), the task is what counts. */
export interface RetroAction {
  readonly id: string;
  readonly text: string;
  readonly owner: UserId | null;
  /** `YYYY-MM-DD` */
  readonly dueOn: string | null;
  /** The leader of the group it came from. */
  readonly topic: string | null;
  readonly createdAt: number;
  readonly createdBy: UserId;
  readonly deletedAt: number | null;
}

/** A card as everybody sees it. */
export interface RetroCard {
  readonly id: string;
  /** Which copy shows; its text is `retroText`. */
  readonly copy: string;
  readonly column: string;
  readonly by: UserId | null;
  readonly at: number;
  readonly late: boolean;
  readonly text: string;
  /** The card it was put to, whether that is still there or not. */
  readonly group: string | null;
}

/** Cards that were put together; most stand alone. */
export interface RetroGroup {
  /** The id of the card that leads it. */
  readonly id: string;
  readonly column: string;
  /** The leader first, then by (at, id). */
  readonly cards: readonly RetroCard[];
  readonly title: string | null;
  readonly votes: number;
}

/** A retro as everybody who has the same document sees it. */
export interface Retro {
  /** null: nobody has begun one this week. */
  readonly setup: RetroSetup | null;
  readonly phase: RetroPhase;
  readonly revealed: boolean;
  readonly acts: readonly RetroAct[];
  /** Those of the setup, and at the end any other that a card stands in. */
  readonly columns: readonly RetroColumn[];
  /** In the order of the columns, then by (at, id). */
  readonly groups: readonly RetroGroup[];
  /** The groups by votes, most first. */
  readonly agenda: readonly RetroGroup[];
  /** Each person's votes by slot: the group they stand with. Never more than the setup allows. */
  readonly votesBy: ReadonlyMap<UserId, ReadonlyMap<number, string>>;
  readonly actions: readonly RetroAction[];
  /** Who said to be done with the phase. */
  readonly ready: ReadonlySet<UserId>;
  /** Runs in this phase, or null. */
  readonly timer: RetroTimer | null;
  /** The group that is being discussed: the one chosen, else the first of the agenda. */
  readonly topic: string | null;
}
