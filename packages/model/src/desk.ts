import type { UserId } from './ids.ts';
import type { DocumentKind } from './refusals.ts';

/** A change that a command made; hand it to the history to make it undoable. */
export interface Change {
  readonly id: string;
  readonly command: string;
  readonly at: number;
  /** Every record it wrote, for "what waits" lists and notices. */
  readonly touched: readonly { readonly document: DocumentKind; readonly kind: 'requisition' | 'application' | 'person' | 'contact' | 'project' | 'member' | 'setting'; readonly id: string }[];
}

/** The origin of every transaction of ours. Transactions from the network or the local copy have other origins. */
export interface CommandOrigin {
  readonly command: string;
  readonly by: UserId;
  readonly change: string;
}
