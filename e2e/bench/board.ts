/**
 * How a big board feels: `pnpm --filter @muster/e2e bench [applications] [slowdown]`. Needs a built web app. Prints what it measured;
 * fails nothing. Imports a made-up spreadsheet as a person would, spreads it over the stages, and then measures one browser.
 */
import { cpus } from 'node:os';
import { gzipSync } from 'node:zlib';
import { chromium, type CDPSession, type Page } from 'playwright/test';
import { seat, type Person } from '../people/person.ts';
import { startServer } from '../people/server.ts';

const applications = Number(process.argv[2] ?? 10_000);
const slowdown = Number(process.argv[3] ?? 4);

const executablePath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';
const browser = await chromium.launch({
  executablePath,
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-sync'],
});
const server = await startServer();
const ana = await seat(browser, 'Ana', () => server.url, { locale: 'en-US' });
const figures: [string, string][] = [];
const report = (name: string, value: string): void => {
  figures.push([name, value]);
  console.log(`${name.padEnd(64)} ${value}`);
};

try {
  console.log(
    `${applications} applications, CPU ${slowdown}× slower, ${cpus()[0]?.model ?? 'unknown processor'} × ${cpus().length}, Chromium ${browser.version()}`,
  );
  await importSpreadsheet(ana);
  await spread(ana);
  await ana.isSynced();
  const cdp = await ana.context.newCDPSession(ana.page);

  await ana.goesOffline();
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  report('Reload without network → first card answers a key', `${(await reloads(ana.page)).toFixed(0)} ms`);
  ana.cable.plugIn();
  await ana.isSynced();
  report(
    'Script of the board after a reload, idle parts included, gzip',
    `${((await scriptBytes(ana.page)) / 1000).toFixed(1)} kB`,
  );

  await measured(ana.page, cdp, 'Drag a card across the board and back', drags);
  await measured(ana.page, cdp, 'Scroll a column from top to end', scrolls);
  await measured(ana.page, cdp, 'Type a search, letter by letter', searches);
  await measured(ana.page, cdp, 'Move twenty cards by keyboard', movesByKeys);
} finally {
  await browser.close();
  await ana.cable.dispose();
  await server.dispose();
}

async function importSpreadsheet(person: Person): Promise<void> {
  const given = ['Wei', 'Fang', 'Na', 'Min', 'Jing', 'Qiang', 'Lei', 'Yang', 'Juan', 'Tao'];
  const family = ['Wang', 'Li', 'Zhang', 'Liu', 'Chen', 'Yang', 'Zhao', 'Huang', 'Zhou', 'Wu'];
  const cities = ['Hangzhou', 'Shanghai', 'Guangzhou', 'Shenzhen', 'Yiwu'];
  const rows = Array.from({ length: applications }, (_, n) =>
    [
      `${given[n % 10]} ${family[Math.floor(n / 10) % 10]} ${n}`,
      `139${String(10_000_000 + n)}`,
      'Customer service',
      cities[n % 5],
    ].join(','),
  );
  const csv = ['Full name,Mobile,Position,City', ...rows].join('\r\n');
  await person.startsTeam();
  await person.startsBlank('Bench', 'Customer service');
  const startedAt = performance.now();
  await person.importing.opens();
  await person.importing.chooses({ name: 'bench.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
  await person.importing.agrees();
  await person.importing.imports();
  report('Import through the dialog, file chosen → done', `${((performance.now() - startedAt) / 1000).toFixed(1)} s`);
  await person.importing.isDone();
  await person.goesTo('Board');
}

/** Four of the five cities go on to later stages, by search, select all, move. */
async function spread(person: Person): Promise<void> {
  const { page } = person;
  for (const [city, steps] of [
    ['Shanghai', 1],
    ['Guangzhou', 2],
    ['Shenzhen', 3],
  ] as const) {
    const search = page.getByRole('searchbox', { name: 'Search the board' });
    await search.fill(city);
    await page.getByRole('list', { name: 'Cards in Screening' }).getByRole('article').first().focus();
    await page.keyboard.press('Control+a');
    for (let step = 0; step < steps; step++) await page.keyboard.press('Alt+ArrowRight');
    await search.fill('');
  }
}

async function scriptBytes(page: Page): Promise<number> {
  const urls = await page.evaluate(() => performance.getEntriesByType('resource').map((entry) => entry.name));
  let total = 0;
  for (const url of new Set(urls.filter((name) => name.endsWith('.js') && !name.includes('service-worker')))) {
    total += gzipSync(Buffer.from(await (await page.request.get(url)).body())).length;
  }
  return total;
}

async function reloads(page: Page): Promise<number> {
  await page.reload({ waitUntil: 'commit' });
  const first = page.getByRole('list', { name: 'Cards in Screening' }).getByRole('article').first();
  await first.focus();
  await page.keyboard.press('ArrowDown');
  return page.evaluate(() => performance.now());
}

/** Runs an act and reports the longest task and the slowest event the browser saw meanwhile. */
async function measured(page: Page, cdp: CDPSession, name: string, act: (page: Page) => Promise<void>): Promise<void> {
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  await page.evaluate(() => {
    const seen = { task: 0, event: 0 };
    Object.assign(window, { benchSeen: seen });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) seen.task = Math.max(seen.task, entry.duration);
    }).observe({ type: 'longtask' });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) seen.event = Math.max(seen.event, entry.duration);
    }).observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit);
  });
  await act(page);
  // Two frames, so that the entries of the last event are there.
  const seen = await page.evaluate(async () => {
    for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
    return (window as unknown as { benchSeen: { task: number; event: number } }).benchSeen;
  });
  const task = seen.task === 0 ? 'none over 50 ms' : `${seen.task.toFixed(0)} ms`;
  report(name, `longest task ${task}, worst event ${seen.event === 0 ? 'under 16 ms' : `${seen.event.toFixed(0)} ms`}`);
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: 1 });
}

async function drags(page: Page): Promise<void> {
  const card = page.getByRole('list', { name: 'Cards in Screening' }).getByRole('article').nth(1);
  const from = await card.boundingBox();
  const to = await page.getByRole('list', { name: 'Cards in Offer' }).boundingBox();
  if (from === null || to === null) throw new Error('Nothing to drag.');
  await page.mouse.move(from.x + 30, from.y + 20);
  await page.mouse.down();
  await page.mouse.move(to.x + 60, to.y + 200, { steps: 60 });
  await page.mouse.move(from.x + 40, from.y + 300, { steps: 60 });
  await page.mouse.move(to.x + 60, to.y + 240, { steps: 60 });
  await page.mouse.up();
}

async function scrolls(page: Page): Promise<void> {
  const box = await page.getByRole('list', { name: 'Cards in Screening' }).boundingBox();
  if (box === null) throw new Error('Nothing to scroll.');
  await page.mouse.move(box.x + 50, box.y + 200);
  for (let turn = 0; turn < 60; turn++) await page.mouse.wheel(0, 900);
}

async function searches(page: Page): Promise<void> {
  const search = page.getByRole('searchbox', { name: 'Search the board' });
  await search.pressSequentially('Wei Zhang 12');
  for (let letter = 0; letter < 12; letter++) await search.press('Backspace');
}

async function movesByKeys(page: Page): Promise<void> {
  await page.getByRole('list', { name: 'Cards in Screening' }).getByRole('article').first().focus();
  for (let move = 0; move < 10; move++) {
    await page.keyboard.press('Alt+ArrowRight');
    await page.keyboard.press('Alt+ArrowLeft');
  }
}
