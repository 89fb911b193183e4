import { notBuilt } from './commands/not-built.ts';
import type { Actor, Desk } from './desk.ts';
import type { Documents } from './documents.ts';

/** Opens the documents of a project for one person. Writes nothing [M1]. */
export const openDesk = (documents: Documents, actor: Actor): Desk => notBuilt(documents, actor);
