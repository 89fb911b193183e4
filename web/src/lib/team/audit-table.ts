import { toCsv } from '@muster/intake';
import type { AuditEntry } from '@muster/protocol';
import * as m from '#lib/paraglide/messages.js';
import { auditKindLabel, auditSentence, isAuditKind } from './audit-words.ts';

/** The log as a CSV file's text, a row per entry, in the reader's language. Names cannot become formulas in a spreadsheet. */
export function auditTable(entries: readonly AuditEntry[], instant: (at: number) => string): string {
  const titles = [m.team_log_at(), m.team_log_kind(), m.team_log_who(), m.team_log_whom(), m.team_log_what()];
  const rows = entries.map((entry) => [
    instant(entry.at),
    isAuditKind(entry.kind) ? auditKindLabel(entry.kind) : String(entry.kind),
    entry.userName ?? '',
    entry.targetName ?? '',
    auditSentence(entry),
  ]);
  return toCsv(titles, rows);
}
