export * from './set-team.ts';
export * from './reasons.ts';
export * from './channels.ts';
