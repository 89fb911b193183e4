export * from './types.ts';
export { readTable } from './read-table.ts';
