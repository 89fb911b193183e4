import type { Desk } from './desk.ts';
import { documentKinds } from './documents.ts';
import type { Documents } from './documents.ts';
import { currentVersion, versionOf } from './migrations/index.ts';
import type { DocumentKind, Refusal } from './refusals.ts';

/** The first document that a newer version has written, or null: those are read-only here until the app is updated [M9]. */
export function versionProblem(documents: Documents): { readonly document: DocumentKind; readonly version: number } | null {
  for (const document of documentKinds) {
    const doc = documents[document];
    if (doc === null || doc === undefined) continue;
    const version = versionOf(doc);
    if (version > currentVersion) return { document, version };
  }
  return null;
}

/** Why a command may not write a document, or null when it may. */
export function writeRefusal(desk: Pick<Desk, 'documents' | 'writable'>, document: DocumentKind): Refusal | null {
  const doc = desk.documents[document];
  if (doc === null || doc === undefined || !desk.writable(document)) return { type: 'NotAllowed', document };
  const version = versionOf(doc);
  return version > currentVersion ? { type: 'DocumentTooNew', document, version } : null;
}
