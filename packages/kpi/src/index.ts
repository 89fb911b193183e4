export type * from './facts.ts';
export * from './measured.ts';
export type * from './numbers.ts';
