import { test as base, type BrowserContextOptions } from 'playwright/test';
import { seat, type Person } from './person.ts';
import { startServer, type Server } from './server.ts';

interface Room {
  server: Server;
  /** Seats somebody; leaves with the test. */
  arrives: (name: string, options?: BrowserContextOptions) => Promise<Person>;
  ana: Person;
  ben: Person;
}

/** Each test has a server, a data folder and people of its own. */
export const test = base.extend<Room>({
  // Playwright wants a pattern here, even an empty one.
  server: async ({}, use) => {
    const server = await startServer();
    await use(server);
    await server.dispose();
  },
  arrives: async ({ browser, server }, use) => {
    const seated: Person[] = [];
    const blocked: string[] = [];
    await use(async (name, options) => {
      const person = await seat(browser, name, () => server.url, options);
      person.context.on('console', (message) => {
        if (message.text().includes('Content Security Policy')) blocked.push(message.text());
      });
      seated.push(person);
      return person;
    });
    // [S2] Whatever was done: the app needs nothing that its own policy forbids.
    base.expect(blocked).toEqual([]);
    for (const person of seated) {
      await person.context.close();
      await person.cable.dispose();
    }
  },
  ana: async ({ arrives }, use) => use(await arrives('Ana')),
  ben: async ({ arrives }, use) => use(await arrives('Ben')),
});

export { expect } from 'playwright/test';
