import type { DocumentKind } from './refusals.ts';
import type { Y } from './yjs.ts';

/** The documents a project's commands work on. `people` and `private` are null for a member who may not read them. */
export interface Documents {
  readonly space: Y.Doc;
  readonly settings: Y.Doc;
  readonly board: Y.Doc;
  readonly people: Y.Doc | null;
  readonly private: Y.Doc | null;
}

export const documentKinds = ['space', 'settings', 'private', 'people', 'board'] as const satisfies readonly DocumentKind[];
