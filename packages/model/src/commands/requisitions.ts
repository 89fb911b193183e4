export * from './create-requisition.ts';
export * from './edit-requisition.ts';
export * from './requisition-acts.ts';
export * from './delete-requisitions.ts';
export * from './openings.ts';
