import type { UserId } from '@muster/model';

/** Who works here: an id that never changes, and what colleagues see. `colour` is an index into the member colours. */
export interface Me {
  readonly user: UserId;
  readonly name: string;
  readonly colour: number;
}

/** Who is working in this browser, as far as documents need to know. Each account has local copies of its own; they share nothing [L4]. */
export interface Identity {
  readonly current: Me | null;
  /** Calls back when it changed, in this tab or another. */
  readonly subscribe: (listener: () => void) => () => void;
}
