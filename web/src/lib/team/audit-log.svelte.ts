import type { AuditEntry, AuditKind } from '@muster/protocol';
import type { ApiFailure } from '#lib/account/api.ts';
import type { TeamCalls } from './team-calls.ts';

/** The log as far as it was fetched, newest first. A new filter starts over; what comes too late for it is dropped. */
export function createAuditLog(calls: Pick<TeamCalls, 'audit'>) {
  let kind = $state<AuditKind | null>(null);
  let entries = $state.raw<readonly AuditEntry[] | null>(null);
  let more = $state(false);
  let busy = $state(false);
  let failure = $state.raw<ApiFailure | null>(null);
  let turn = 0;

  async function fetchPage(): Promise<void> {
    const mine = turn;
    busy = true;
    const answer = await calls.audit(entries?.at(-1)?.id ?? null, kind);
    if (mine !== turn) return;
    busy = false;
    failure = answer.ok ? null : answer.error;
    if (!answer.ok) return;
    entries = [...(entries ?? []), ...answer.value.entries];
    more = answer.value.more;
  }
  function startOver(): Promise<void> {
    turn += 1;
    entries = null;
    more = false;
    failure = null;
    return fetchPage();
  }
  void startOver();

  return {
    get kind() {
      return kind;
    },
    filter(next: AuditKind | null): void {
      kind = next;
      void startOver();
    },
    /** null: nothing was fetched yet. */
    get entries() {
      return entries;
    },
    get more() {
      return more;
    },
    get busy() {
      return busy;
    },
    get failure() {
      return failure;
    },
    next: fetchPage,
    /** Everything that the filter lets through, to the oldest entry; null if not all of it could be fetched. */
    async all(): Promise<readonly AuditEntry[] | null> {
      const wanted = kind;
      const found: AuditEntry[] = [];
      for (;;) {
        const answer = await calls.audit(found.at(-1)?.id ?? null, wanted);
        if (!answer.ok) return null;
        found.push(...answer.value.entries);
        if (!answer.value.more || answer.value.entries.length === 0) return found;
      }
    },
  };
}
