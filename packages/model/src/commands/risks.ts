export { addRisk } from './add-risk.ts';
export type { NewRisk } from './add-risk.ts';
export { editRisk } from './edit-risk.ts';
export * from './delete-risks.ts';
