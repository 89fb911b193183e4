export * from './set-up.ts';
export * from './cards.ts';
export * from './groups.ts';
export { addRetroAction, editRetroAction, removeRetroAction } from './actions.ts';
export type { NewRetroAction } from './actions.ts';
export * from './make-tasks.ts';
