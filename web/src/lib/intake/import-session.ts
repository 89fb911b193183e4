import { channelLabel } from '#lib/locale/terms.ts';
import type { Workspace } from '#lib/sync/workspace-context.svelte.ts';
import { createImport } from './import.svelte.ts';
import type { ImportState } from './import.svelte.ts';
import { createIntakeClient, openIntakeWorker } from './intake-client.ts';
import { noteLine } from './words.ts';

/** As `defaultLimits.bytes` of intake, which is not loaded in the page. */
export const bytesLimit = 32 * 1024 * 1024;

const sessions = new WeakMap<Workspace, ImportState>();

/** The import of an open project. It is kept while the project is open, so that closing the dialog by mistake loses nothing. */
export function importOf(workspace: Workspace): ImportState {
  let session = sessions.get(workspace);
  if (session === undefined) {
    session = createImport({
      desk: workspace.desk,
      client: createIntakeClient(openIntakeWorker),
      channelName: channelLabel,
      noteLine,
      bytesLimit,
      act: (result) => workspace.act(result),
    });
    sessions.set(workspace, session);
  }
  return session;
}
