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

/** An open project. Its desk also holds the team's documents. */
export interface Workspace extends Acting {
  readonly project: ProjectId;
  readonly presence: Presence;
}

/** The team of the layout `/t/[team]`. */
export const [useTeam, provideTeam] = createContext<TeamWorkspace>();
/** The project of the layout `/t/[team]/p/[project]`. */
export const [useWorkspace, provideWorkspace, hasWorkspace] = createContext<Workspace>();
