import type { DocumentKind } from './refusals.ts';
import type { Y } from './yjs.ts';

/**
 * The documents a project's commands work on; null for a member who may not read them. Of weeks and months a desk holds at most one
 * each: see `deskWith`.
 */
export interface Documents {
  readonly space: Y.Doc;
  readonly settings: Y.Doc;
  readonly board: Y.Doc;
  readonly people: Y.Doc | null;
  readonly private: Y.Doc | null;
  readonly interviews?: Y.Doc | null;
  readonly week?: Y.Doc | null;
  readonly month?: Y.Doc | null;
  /** The member's own document. */
  readonly user?: Y.Doc | null;
}

/** In the order in which a change writes them: what is shown comes after what it shows. */
export const documentKinds = [
  'space',
  'settings',
  'user',
  'private',
  'people',
  'interviews',
  'board',
  'week',
  'month',
] as const satisfies readonly DocumentKind[];
