export * from './access.ts';
export * from './close-codes.ts';
export * from './frames.ts';
export * from './limits.ts';
export * from './presence.ts';
export * from './result.ts';
export * from './rooms.ts';
export * from './version.ts';
