export * from './set-charter.ts';
export * from './set-budget.ts';
export * from './kickoff.ts';
