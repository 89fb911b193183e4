export { addTask } from './add-task.ts';
export type { NewTask } from './add-task.ts';
export * from './edit-task.ts';
export * from './move-tasks.ts';
export * from './task-checklist.ts';
export * from './task-links.ts';
export * from './delete-tasks.ts';
