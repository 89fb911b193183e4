import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createDoc, openDesk } from '@muster/model';
import type { Desk, Documents } from '@muster/model';
import type { FileLike } from '../file-work.svelte.ts';
import { createIntakeClient } from '../intake-client.ts';
import type { IntakeClient, WorkerPort } from '../intake-client.ts';
import { createIntakeService } from '../intake-service.ts';
import type { FromWorker } from '../worker-messages.ts';

/** The real intake behind a border like a worker's: everything that crosses it is cloned, nothing answers at once. */
export function portInNode(): WorkerPort & { readonly crash: (message: string) => void } {
  let receive: (message: FromWorker) => void = () => undefined;
  let broken: (message: string) => void = () => undefined;
  let open = true;
  const service = createIntakeService((message) => {
    const copy = structuredClone(message);
    setTimeout(() => open && receive(copy));
  });
  return {
    send(message, move) {
      const copy = structuredClone(message, { transfer: move });
      setTimeout(() => open && service(copy));
    },
    listen(onMessage, onBroken) {
      receive = onMessage;
      broken = onBroken;
    },
    stop: () => (open = false),
    crash: (message) => broken(message),
  };
}

export const clientInNode = (): IntakeClient => createIntakeClient(portInNode);

export const realFiles = [
  'agency.utf8.csv',
  'job-fair.utf16.txt',
  'referrals.utf8bom.csv',
  'site-a-export.gb18030.csv',
  'site-b-export.xlsx',
] as const;

/** When the real files were exported, and by which the tests' clock stands later. */
const exportedAt = Date.parse('2026-11-20T09:00:00+08:00');
const now = Date.parse('2026-11-23T10:00:00+08:00');

export function fileOf(name: string, content: Uint8Array | string): FileLike {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content);
  return { name, size: bytes.byteLength, lastModified: exportedAt, arrayBuffer: () => Promise.resolve(bytes.slice().buffer) };
}

export const realFile = async (name: (typeof realFiles)[number]): Promise<FileLike> =>
  fileOf(name, await readFile(join(import.meta.dirname, '../../../../../packages/intake/src/fixtures', name)));

export function aDesk(user = 'ana', documents: Documents = emptyDocuments()): Desk {
  return openDesk(documents, { user, now: () => now });
}

const emptyDocuments = (): Documents => ({
  space: createDoc(),
  settings: createDoc(),
  board: createDoc(),
  people: createDoc(),
  private: createDoc(),
});
