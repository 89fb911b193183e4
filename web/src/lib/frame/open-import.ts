import { goto } from '$app/navigation';
import { page } from '$app/state';

/** The import dialog has its own address over the page that is open: `?import=1`. */
export function openImport(): void {
  const next = new URL(page.url.href);
  next.searchParams.set('import', '1');
  void goto(next.href, { reset: false });
}
