import { createDrafts } from '#lib/panel/drafts.ts';
import { createFormDraft } from '#lib/panel/form-draft.svelte.ts';

/** What is typed before anybody is signed in belongs to nobody's account; passwords are never among it. */
const drafts = createDrafts(
  () => sessionStorage,
  () => 'muster:entrance:',
);

export const createEntranceDraft = <T extends Record<string, unknown>>(form: string, empty: T) =>
  createFormDraft(form, empty, drafts);
