import type { ApplicationId } from '../ids.ts';
import type { Activity } from '../records/activity.ts';
import type { Move } from '../records/application.ts';
import type { DocumentKind } from '../refusals.ts';
import type { Letters } from '../yjs.ts';
import { stores } from './stores.ts';
import type { RecordStoreName, StoreName } from './stores.ts';

export type Step =
  | {
      readonly type: 'create';
      readonly store: RecordStoreName;
      readonly id: string;
      readonly fields: Readonly<Record<string, unknown>>;
      readonly texts: Readonly<Record<string, string>>;
    }
  /** `quiet`: part of making or tidying something else; undo does not take it back by itself. */
  | {
      readonly type: 'set';
      readonly store: StoreName;
      readonly id: string;
      readonly field: string;
      readonly value: unknown;
      readonly quiet: boolean;
    }
  | { readonly type: 'move'; readonly store: 'application'; readonly id: ApplicationId; readonly move: Move }
  /** Adds to the end of a text that people write together. */
  | {
      readonly type: 'append';
      readonly store: RecordStoreName;
      readonly id: string;
      readonly field: string;
      readonly text: string;
    }
  | {
      readonly type: 'erase';
      readonly store: RecordStoreName;
      readonly id: string;
      readonly field: string;
      readonly letters: Letters;
    }
  | { readonly type: 'note'; readonly document: 'board' | 'people'; readonly activity: Activity };

/** What a command is about to write. Commands check everything first and only fill in a plan, so they cannot half-apply [M6]. */
export interface Plan {
  readonly steps: readonly Step[];
  create(
    store: RecordStoreName,
    id: string,
    fields: Readonly<Record<string, unknown>>,
    texts?: Readonly<Record<string, string>>,
  ): void;
  set(store: StoreName, id: string, field: string, value: unknown): void;
  setQuietly(store: StoreName, id: string, field: string, value: unknown): void;
  move(application: ApplicationId, move: Move): void;
  append(store: RecordStoreName, id: string, field: string, text: string): void;
  erase(store: RecordStoreName, id: string, field: string, letters: Letters): void;
  note(document: 'board' | 'people', activity: Activity): void;
}

export function createPlan(): Plan {
  const steps: Step[] = [];
  return {
    steps,
    create: (store, id, fields, texts = {}) => void steps.push({ type: 'create', store, id, fields, texts }),
    set: (store, id, field, value) => void steps.push({ type: 'set', store, id, field, value, quiet: false }),
    setQuietly: (store, id, field, value) => void steps.push({ type: 'set', store, id, field, value, quiet: true }),
    move: (id, move) => void steps.push({ type: 'move', store: 'application', id, move }),
    append: (store, id, field, text) => void steps.push({ type: 'append', store, id, field, text }),
    erase: (store, id, field, letters) => void steps.push({ type: 'erase', store, id, field, letters }),
    note: (document, activity) => void steps.push({ type: 'note', document, activity }),
  };
}

export const documentOf = (step: Step): DocumentKind => (step.type === 'note' ? step.document : stores[step.store].document);
