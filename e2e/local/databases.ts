import type { Page } from 'playwright/test';

/** A page of the same site that is not the app: from here its databases can be tampered with. */
export const backstage = (url: string): string => `${url}/manifest.webmanifest`;

/** Puts random bytes where the largest stored row of every board on this device is. Answers how many were spoilt. */
export const spoilBoards = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    const asked = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((done, failed) => {
        request.onsuccess = () => done(request.result);
        request.onerror = () => failed(new Error(String(request.error)));
      });
    let spoilt = 0;
    for (const { name } of await indexedDB.databases()) {
      if (name === undefined || !name.startsWith('muster/') || !name.endsWith('/board')) continue;
      const db = await asked(indexedDB.open(name));
      const updates = db.transaction('updates', 'readwrite').objectStore('updates');
      const [keys, values] = await Promise.all([
        asked(updates.getAllKeys()),
        asked(updates.getAll() as IDBRequest<Uint8Array[]>),
      ]);
      const sizes = values.map((row) => row.length);
      const key = keys[sizes.indexOf(Math.max(...sizes))];
      if (key === undefined) continue;
      await asked(updates.put(crypto.getRandomValues(new Uint8Array(500)), key));
      db.close();
      spoilt += 1;
    }
    return spoilt;
  });

/** Deletes every local copy, while other tabs have them open. Answers the names. */
export const deleteLocalCopies = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const names = (await indexedDB.databases()).flatMap(({ name }) => (name?.startsWith('muster/') === true ? [name] : []));
    await Promise.all(
      names.map(
        (name) =>
          new Promise<void>((done, failed) => {
            const request = indexedDB.deleteDatabase(name);
            request.onsuccess = () => done();
            request.onerror = () => failed(new Error(String(request.error)));
          }),
      ),
    );
    return names;
  });

/** Keeps a list of everything the pill has said since, as `kind` or `kind:count`. */
export async function watchPill(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const said: string[] = [];
    const look = (): void => {
      const pill = document.querySelector<HTMLElement>('[data-sync]');
      const now = `${pill?.dataset['sync'] ?? 'none'}:${pill?.dataset['waiting'] ?? ''}`;
      if (said.at(-1) !== now) said.push(now);
    };
    look();
    new MutationObserver(look).observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
    Object.assign(window, { pillSaid: said });
  });
  return () => page.evaluate(() => (window as unknown as { pillSaid: string[] }).pillSaid);
}

/** Resolves once the browser refuses writes for want of room: it looks at a new quota only now and then. */
export const untilFull = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const db = await new Promise<IDBDatabase>((done, failed) => {
      const request = indexedDB.open('probe');
      request.onupgradeneeded = () => request.result.createObjectStore('probe', { autoIncrement: true });
      request.onsuccess = () => done(request.result);
      request.onerror = () => failed(new Error(String(request.error)));
    });
    const isFull = (): Promise<boolean> =>
      new Promise((answer) => {
        const transaction = db.transaction('probe', 'readwrite');
        transaction.objectStore('probe').add(new Uint8Array(1000));
        transaction.oncomplete = () => answer(false);
        transaction.onabort = () => answer(transaction.error?.name === 'QuotaExceededError');
      });
    while (!(await isFull())) await new Promise((done) => setTimeout(done, 200));
    db.close();
  });
