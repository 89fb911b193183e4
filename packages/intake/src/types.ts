/**
 * What intake takes and gives. All of it is plain data (structured clone, JSON), so that it crosses a worker's border.
 * No sentences for people: codes with parameters, which the interface words in the reader's language.
 */

export type * from './table-types.ts';
export type * from './mapping-types.ts';
export type * from './proposal-types.ts';
