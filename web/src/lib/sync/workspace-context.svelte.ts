import { createContext } from 'svelte';
import type {
  Change,
  Desk,
  DocumentKind,
  Live,
  Project,
  ProjectId,
  Refusal,
  Result,
  TeamSettings,
  UndoReport,
  Y,
} from '@muster/model';
import type { Rights } from '@muster/protocol';
import type { Me } from './identity.ts';
import type { PillState } from './pill.ts';
import type { Presence } from './presence.svelte.ts';
import type { Safety } from './safety.ts';

/** What a person reads after an act. */
export interface Notice {
  readonly text: string;
  /** Offers to take this change back for 8 seconds. */
  readonly undoable?: boolean;
}

/** Doing and undoing, alike for a team and a project. Everything that can change is reactive. */
export interface Acting {
  readonly team: string;
  readonly me: Me;
  /** What one may do in a document: by one's access level and projects, the relay's word, and the version that wrote it. Reactive. */
  may(kind: DocumentKind): Rights;
  /** Nothing can be changed on the board; without a project: in the team's own document. */
  readonly readOnly: boolean;
  readonly pill: PillState;
  /** What one can do for one's work when the pill is not calm. */
  readonly safety: Safety;
  /** The corrected clock, for ageing and claims; moves every 30 seconds. Milliseconds since 1970. */
  readonly now: number;
  /** The documents and their live records. */
  readonly desk: Desk;
  /**
   * Takes the answer of a command: an accepted change goes on the undo history (and `notice` is shown), a refusal is
   * shown in words. Answers whether it was done.
   */
  act(result: Result<Change | { readonly change: Change }, Refusal>, notice?: Notice): boolean;
  /** Takes back one's latest change, or this one. */
  undo(change?: Change): UndoReport | null;
  redo(): UndoReport | null;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  stop(): Promise<void>;
}

/** A team before a project is open: its desk's board, people and private documents are empty and belong to no room. */
export interface TeamWorkspace extends Acting {
  readonly projects: Live<Project>;
  readonly settings: Live<TeamSettings>;
  /** Opens a project's documents from this device, then connects them. Stop it, or the team, to release them. */
  openProject(project: ProjectId): Promise<Workspace>;
}

/** A week's or a month's document of a project. */
export interface OpenedDocument {
  /** The week or month, as `2026-W07` or `2026-02`. */
  readonly name: string;
  readonly doc: Y.Doc;
  /** The project's desk with this document: its commands may write it, and the workspace's undo takes them back. */
  readonly desk: Desk;
  /** What the server has of it is here. Reactive; false while offline. */
  readonly settled: boolean;
}

/** An open project. Its desk also holds the team's documents. */
export interface Workspace extends Acting {
  readonly project: ProjectId;
  /** The document of an ISO week, `2026-W07`, open for as long as the project is. null: one may not read it. */
  openWeek(week: string): Promise<OpenedDocument | null>;
  /** The same for a calendar month, `2026-02`. */
  openMonth(month: string): Promise<OpenedDocument | null>;
  readonly presence: Presence;
}

/** The team of the layout `/t/[team]`. */
export const [useTeam, provideTeam] = createContext<TeamWorkspace>();
/** The project of the layout `/t/[team]/p/[project]`. */
export const [useWorkspace, provideWorkspace, hasWorkspace] = createContext<Workspace>();
