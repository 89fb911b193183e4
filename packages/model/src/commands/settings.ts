export * from './set-team.ts';
export * from './duties.ts';
export * from './set-raci.ts';
export { removeMember, restoreMember, setMember, setProfile } from './members.ts';
export * from './reasons.ts';
export * from './channels.ts';
export * from './set-targets.ts';
