/** Several people doing anything at all, for property tests of whoever reads what comes of it. Brings fast-check along. */
export { aWorld, play } from './play.ts';
export type { World } from './play.ts';
export { aStep } from './steps.ts';
