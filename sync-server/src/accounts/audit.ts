import type { DatabaseSync } from 'node:sqlite';
import type { AuditAnswer, AuditEntry, AuditKind } from '@muster/protocol';

interface AuditNote {
  /** null: it is about an account, and every team of that account sees it; those that it left, what was before. */
  readonly team: string | null;
  readonly kind: AuditKind;
  readonly user: string | null;
  readonly target?: string;
  readonly facts?: Readonly<Record<string, string | number>>;
}

/** Who did what, for managers. Holds ids, levels and counts; no names, no addresses, no data of candidates. */
export interface Audit {
  note(note: AuditNote): void;
  /** Notes it at most once in ten minutes: refused attempts come by the thousand. */
  noteSeldom(note: AuditNote): void;
  read(team: string, before: number | null, kind: AuditKind | null): AuditAnswer;
}

const pageSize = 100;
const keptMs = 400 * 24 * 3600 * 1000;
const seldomMs = 10 * 60 * 1000;
const maxRemembered = 10_000;

export const createAudit = (db: DatabaseSync, now: () => number): Audit => {
  db.prepare(`DELETE FROM audit WHERE at < ?`).run(now() - keptMs);
  const insert = db.prepare(`INSERT INTO audit (at, team, kind, user, target, facts) VALUES (?, ?, ?, ?, ?, ?)`);
  const select = db.prepare(`
    SELECT a.*, u.name AS userName, t.name AS targetName FROM audit a
    LEFT JOIN user u ON u.id = a.user LEFT JOIN user t ON t.id = a.target
    WHERE (a.team = :team OR (a.team IS NULL AND (a.user IN (SELECT userId FROM member WHERE organizationId = :team)
      OR EXISTS (SELECT 1 FROM former_members f WHERE f.team = :team AND f.user = a.user AND a.at <= f.at))))
      AND a.id < :before AND (:kind = '' OR a.kind = :kind)
    ORDER BY a.id DESC LIMIT ${pageSize + 1}`);
  const lastAt = new Map<string, number>();

  const note = ({ team, kind, user, target, facts = {} }: AuditNote): void =>
    void insert.run(now(), team, kind, user, target ?? null, JSON.stringify(facts));
  return {
    note,
    noteSeldom: (what) => {
      const key = JSON.stringify(what);
      const at = now();
      if (at - (lastAt.get(key) ?? Number.NEGATIVE_INFINITY) < seldomMs) return;
      if (lastAt.size >= maxRemembered) lastAt.clear();
      lastAt.set(key, at);
      note(what);
    },
    read: (team, before, kind) => {
      const rows = select.all({ team, before: before ?? Number.MAX_SAFE_INTEGER, kind: kind ?? '' }) as unknown as (Omit<
        AuditEntry,
        'facts'
      > & { facts: string })[];
      const entries = rows.slice(0, pageSize).map(({ id, at, kind: which, user, userName, target, targetName, facts }) => ({
        id,
        at,
        kind: which,
        user,
        userName,
        target,
        targetName,
        facts: JSON.parse(facts) as AuditEntry['facts'],
      }));
      return { entries, more: rows.length > pageSize };
    },
  };
};
