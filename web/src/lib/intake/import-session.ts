import { channelLabel } from '#lib/locale/terms.ts';
import * as m from '#lib/paraglide/messages.js';
import type { Workspace } from '#lib/sync/workspace-context.svelte.ts';
import { whenProjectCloses } from './dropped.svelte.ts';
import { createImport } from './import.svelte.ts';
import type { ImportState } from './import.svelte.ts';
import { createIntakeClient, openIntakeWorker } from './intake-client.ts';
import { noteLine } from './words.ts';

/** A round number below `defaultLimits.bytes` of intake, which is not loaded in the page. */
export const bytesLimit = 32_000_000;

const sessions = new WeakMap<Workspace, ImportState>();

/** The import of an open project. It is kept while the project is open, so that closing the dialog by mistake loses nothing. */
export function importOf(workspace: Workspace): ImportState {
  let session = sessions.get(workspace);
  if (session === undefined) {
    const opened: ImportState = createImport({
      desk: workspace.desk,
      client: createIntakeClient(openIntakeWorker),
      channelName: channelLabel,
      noteLine,
      bytesLimit,
      // On screen the dialog says what came of it, and offers the undo.
      act: (result, added) =>
        workspace.act(result, opened.onScreen ? undefined : { text: m.import_notice_done({ n: added }), undoable: true }),
    });
    session = opened;
    sessions.set(workspace, session);
    whenProjectCloses(workspace, () => opened.stop());
  }
  return session;
}
