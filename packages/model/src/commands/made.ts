import type { Change } from '../desk.ts';

/** The answer of a command that made something: the change, and the new record's id. */
export type Made<Id, More = unknown> = { readonly change: Change; readonly id: Id } & More;
