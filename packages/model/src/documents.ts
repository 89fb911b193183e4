import type { DocumentKind } from './refusals.ts';
import type { Y } from './yjs.ts';

/** The documents a project's commands work on. `private` is null for a member who may not read it. */
export interface Documents {
  readonly space: Y.Doc;
  readonly settings: Y.Doc;
  readonly board: Y.Doc;
  readonly people: Y.Doc;
  readonly private: Y.Doc | null;
}

export const documentKinds = ['space', 'settings', 'private', 'people', 'board'] as const satisfies readonly DocumentKind[];
