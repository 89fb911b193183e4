import { goto } from '$app/navigation';
import { page } from '$app/state';

const key = 'import';

/** Whether the address asks for the import. */
export const isImportOpen = (): boolean => page.url.searchParams.get(key) === '1';

/** Leaves the page behind as it is. */
export async function closeImport(): Promise<void> {
  if (!isImportOpen()) return;
  const url = new URL(page.url.href);
  url.searchParams.delete(key);
  await goto(url, { replace: true, reset: false });
}
