export { addDecision } from './add-decision.ts';
export type { NewDecision } from './add-decision.ts';
export { editDecision } from './edit-decision.ts';
export * from './delete-decisions.ts';
