/**
 * A field that somebody is editing in place, while colleagues may change it too. The text typed is never thrown away by what
 * others do: it is shown beside theirs until its author decides.
 */
export interface EditedField {
  /** What the draft started from, or the latest value its author has seen and accepted. */
  readonly base: string;
  readonly draft: string;
  /** What a colleague made of the field since, or null. */
  readonly theirs: string | null;
}

export const beginEdit = (value: string, draft: string = value): EditedField => ({ base: value, draft, theirs: null });

export const typed = (field: EditedField, draft: string): EditedField => ({ ...field, draft });

/** The record's field now holds `value`. */
export function heard(field: EditedField, value: string): EditedField {
  if (value === field.base) return field.theirs === null ? field : { ...field, theirs: null }; // they took it back
  if (field.draft === field.base) return beginEdit(value); // nothing typed yet: follow
  if (field.draft === value) return beginEdit(value); // both want the same
  return { ...field, theirs: value };
}

export type Save =
  | { readonly type: 'nothing' }
  | { readonly type: 'write'; readonly value: string }
  /** Both changed it: their author has to look at both first. */
  | { readonly type: 'choose'; readonly mine: string; readonly theirs: string };

export function save(field: EditedField): Save {
  if (field.theirs !== null) return { type: 'choose', mine: field.draft, theirs: field.theirs };
  return field.draft === field.base ? { type: 'nothing' } : { type: 'write', value: field.draft };
}

/** The author has seen theirs and prefers the own text. */
export const keepMine = (field: EditedField): EditedField => ({ ...field, base: field.theirs ?? field.base, theirs: null });
export const takeTheirs = (field: EditedField): EditedField => beginEdit(field.theirs ?? field.base);
