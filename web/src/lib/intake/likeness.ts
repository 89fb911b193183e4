import * as m from '#lib/paraglide/messages.js';
import type { PlannedRow } from './plan.ts';
import { byLabel } from './words.ts';

/** Who a row is, or may be, and what tells it; null when it is nobody known. */
export function likenessOf({ proposal, choices }: PlannedRow, nameOf: (person: string) => string): string | null {
  const { action, duplicateOf } = proposal;
  const sentences: string[] = [];
  if (duplicateOf !== null) {
    const { sure } = duplicateOf;
    const who =
      duplicateOf.kind === 'existing'
        ? (sure ? m.import_dup_existing_sure : m.import_dup_existing)({ name: nameOf(duplicateOf.personId) })
        : (sure ? m.import_dup_row_sure : m.import_dup_row)({ row: duplicateOf.row });
    sentences.push(m.import_dup_by({ who, by: byLabel(duplicateOf.by) }));
  } else if (action.type === 'nothing') {
    sentences.push(
      'personId' in action.same
        ? m.import_dup_existing_sure({ name: nameOf(action.same.personId) })
        : m.import_dup_row_sure({ row: action.same.row }),
    );
  }
  if (action.type === 'nothing' && choices.length === 0) sentences.push(m.import_imported_before_text());
  if (action.type === 'nothing' && action.changed) sentences.push(m.import_dup_changed());
  return sentences.length === 0 ? null : sentences.join(m.import_sentence_join());
}
