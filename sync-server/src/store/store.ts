import type { Result } from '@muster/protocol';

/** One update to be stored. The room numbers its updates densely from 1; `clients` are those that it binds to `user`. */
export interface Row {
  readonly room: string;
  readonly seq: number;
  readonly update: Uint8Array;
  readonly user: string;
  readonly clients: readonly number[];
}

/** A room's past up to and including update `seq`, in one piece. `facts` is `encodeFacts` of what `update` holds. */
export interface Snapshot {
  readonly seq: number;
  readonly update: Uint8Array;
  readonly facts: Uint8Array;
}

export interface StoredRoom {
  readonly snapshot: Snapshot | null;
  /** The updates after the snapshot, by rising number, without gaps. */
  readonly rows: readonly { readonly seq: number; readonly update: Uint8Array }[];
  /** Who owns a client id. */
  readonly owners: readonly (readonly [client: number, user: string])[];
}

/** Nothing was stored. `DiskRefuses` may pass (full disk, I/O); `SeqTaken` blames one room: its numbers do not fit. */
export type AppendRefusal =
  { readonly type: 'DiskRefuses'; readonly message: string } | { readonly type: 'SeqTaken'; readonly room: string };
export type LoadRefusal =
  { readonly type: 'DiskRefuses'; readonly message: string } | { readonly type: 'RoomCorrupt'; readonly what: string };
/** `RowsChanged`: the rows to be replaced are not those that the snapshot was built from. Nothing was changed. */
export type CompactRefusal = { readonly type: 'DiskRefuses'; readonly message: string } | { readonly type: 'RowsChanged' };

/** Where rooms survive. Every implementation passes `store.contract.ts`. */
export interface Store {
  /** Names this store's memory; another one after a restore. */
  readonly epoch: string;
  /** All rows or none. When it says ok they survive a crash of the machine. */
  append(rows: readonly Row[]): Promise<Result<void, AppendRefusal>>;
  /** The room as of one moment; an unknown room is an empty one. Damaged bytes are found, never handed out. */
  load(room: string): Promise<Result<StoredRoom, LoadRefusal>>;
  /** Puts `snapshot` in place of the previous one and of the `rowCount` rows up to its number, all or nothing. */
  compact(room: string, snapshot: Snapshot, rowCount: number): Promise<Result<void, CompactRefusal>>;
  close(): Promise<void>;
}
