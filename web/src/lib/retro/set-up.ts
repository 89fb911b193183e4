import { newId, templateColumns } from '@muster/model';
import type { RetroColumn, RetroSetup, RetroTemplate } from '@muster/model';
import { columnLabel } from './words.ts';

/** A set-up as it is being filled in: every column with the words that stand in its field. */
export interface SetUpDraft {
  template: RetroTemplate;
  columns: { readonly id: string; title: string; readonly own: string | null }[];
  votes: number;
  anonymous: boolean;
}

export const draftOf = (setup: RetroSetup | null): SetUpDraft => ({
  template: setup?.template ?? 'keep-problem-try',
  columns: fieldsOf(setup?.columns ?? templateColumns('keep-problem-try')),
  votes: setup?.votes ?? 5,
  anonymous: setup?.anonymous ?? false,
});

export const fieldsOf = (columns: readonly RetroColumn[]): SetUpDraft['columns'] =>
  columns.map((column) => ({ id: column.id, title: columnLabel(column), own: column.title }));

export const emptyField = (): SetUpDraft['columns'][number] => ({ id: newId(), title: '', own: '' });

/** Words of the interface stay the interface's, so that each reader has them in the own language. */
export const columnsOf = (fields: SetUpDraft['columns']): readonly RetroColumn[] =>
  fields
    .filter(({ title }) => title.trim() !== '')
    .map(({ id, title, own }) => ({
      id,
      title: own === null && title === columnLabel({ id, title: null }) ? null : title.trim(),
    }));
