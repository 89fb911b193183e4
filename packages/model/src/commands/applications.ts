export * from './apply.ts';
export * from './move.ts';
export * from './outcome.ts';
export * from './assign.ts';
export * from './claim.ts';
export * from './conflict.ts';
export * from './delete-applications.ts';
