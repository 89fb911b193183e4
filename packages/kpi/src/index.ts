export type * from './facts.ts';
export * from './measured.ts';
export type * from './numbers.ts';
export { createNumbers, evaluate, numbersInSlices } from './create-numbers.ts';
export { factsOf, followDesk } from './desk.ts';
export { collaborationOf } from './metrics/collaboration.ts';
export type { Collaboration, CollaborationAnswer } from './metrics/collaboration.ts';
export { satisfactionOf } from './metrics/satisfaction.ts';
export type { Satisfaction, SatisfactionAnswer } from './metrics/satisfaction.ts';
