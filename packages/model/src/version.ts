import { notBuilt } from './commands/not-built.ts';
import type { Documents } from './documents.ts';
import type { DocumentKind } from './refusals.ts';

/** The first document that a newer version has written, or null: those are read-only here until the app is updated [M9]. */
export const versionProblem = (documents: Documents): { readonly document: DocumentKind; readonly version: number } | null => notBuilt(documents);
