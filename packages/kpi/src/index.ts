export type * from './facts.ts';
export * from './measured.ts';
export type * from './numbers.ts';
export { createNumbers, evaluate, numbersInSlices } from './create-numbers.ts';
export { factsOf, followDesk } from './desk.ts';
