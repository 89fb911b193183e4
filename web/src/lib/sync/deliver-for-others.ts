import type { Connection } from './connection.ts';
import type { LocalCopy } from './local-copy.ts';
import type { Pending } from './pending.ts';

/** What another tab could not deliver in this time, this tab delivers. */
const overdueMs = 1500;
const lookEveryMs = 1000;
const againAfterMs = 10_000;

interface Parts {
  readonly local: Pick<LocalCopy, 'refill'>;
  readonly pending: Pending;
  readonly connection: Connection;
  readonly now: () => number;
  readonly changed: () => void;
}

/**
 * The provider does not pass on what came from another tab: that tab sends it itself. Should it have no connection, or be
 * gone, this tab brings its changes to the server. Answers how to stop.
 */
export function deliverForOthers({ local, pending, connection, now, changed }: Parts): () => void {
  const delivered = new Map<string, number>();
  const look = async (): Promise<void> => {
    const overdue = pending.overdue(now(), overdueMs);
    if (overdue.length === 0) return delivered.clear();
    if (overdue.some(({ held }) => !held)) {
      pending.refilled(await local.refill());
      changed();
    }
    if (!connection.settled) return;
    let mustAsk = false;
    for (const { id, held, update } of overdue) {
      if (!held || now() - (delivered.get(id) ?? Number.NEGATIVE_INFINITY) < againAfterMs) continue;
      delivered.set(id, now());
      if (update === null || !connection.deliver(update)) mustAsk = true;
    }
    // Known from the disk only: a new handshake says what the server misses.
    if (mustAsk) connection.shakeHands();
  };
  const timer = setInterval(() => void look(), lookEveryMs);
  return () => clearInterval(timer);
}
