import { evaluate, factsOf } from '@muster/kpi';
import { addDecision, deleteDecisions, targetsOf } from '@muster/model';
import { aClock, createPeer, expectOk } from '@muster/model/testing';
import { loadSample } from '@muster/model/sample';
import { afterEach, describe, expect, test } from 'vitest';
import { locale } from '#lib/locale/locale.svelte.ts';
import { summaryDrafts } from './drafts.ts';
import { figureOf, figuresOf, trendOf } from './facts-of.ts';
import { summaryMarkdown } from './markdown.ts';
import { asOfMonth, daysOfMonth, monthAfter } from './month.ts';
import { reader, summaryCosts, summaryValues } from './values.ts';

afterEach(() => (locale.current = 'zh'));
const month = '2026-05';

/** A drive with offers, arrivals and costs, looked at on a day of its last month. */
async function aMonth() {
  const clock = aClock(Date.UTC(2026, 4, 20, 2));
  const { desk } = createPeer('ana', { clock, seed: 3 });
  const loaded = await loadSample(desk, { locale: 'zh', today: '2026-05-20' } as never);
  expectOk(loaded);
  const numbers = evaluate(factsOf(desk), { period: daysOfMonth(month), asOf: clock.now() });
  return { desk, numbers, values: summaryValues(numbers, desk, month) };
}

describe('the values of a month', () => {
  test('hold what the numbers say under plain keys, and survive being stored', async () => {
    const { numbers, values } = await aMonth();
    const read = reader(JSON.parse(JSON.stringify(values)) as typeof values);
    const { value, n } = numbers.cycle();
    expect([read.number('cycle.value'), read.number('cycle.n')]).toEqual([value, n]);
    expect(n).toBeGreaterThan(0);
    const trend = trendOf(read, 'cycle');
    expect(trend.at(-1)).toEqual({ month, value });
    expect(trend.length).toBeLessThanOrEqual(6);
  });

  test('hold no cost figure under any name: not the key, not the number', async () => {
    const { numbers, values } = await aMonth();
    const costs = summaryCosts(numbers);
    const { value, total } = numbers.costPerHire();
    expect(costs).toMatchObject({ 'cost.value': value, 'cost.total': total });
    expect(total).toBeGreaterThan(0);
    expect(Object.keys(values).filter((key) => /cost/i.test(key))).toEqual([]);
    // Small numbers may be equal by chance.
    const amounts = [value, total, ...numbers.sources().map(({ costPerHire }) => costPerHire)].filter(
      (amount) => (amount ?? 0) > 100,
    );
    expect(amounts.length).toBeGreaterThan(1);
    for (const amount of amounts) expect(Object.values(values)).not.toContain(amount);
  });

  test('who does not receive costs has none to keep', async () => {
    const { desk } = await aMonth();
    const blind = { ...desk, documents: { ...desk.documents, private: null } };
    expect(summaryCosts(evaluate(factsOf(blind), { period: daysOfMonth(month), asOf: Date.UTC(2026, 4, 20) }))).toBe(null);
  });

  test('name the decisions of the month and no others', async () => {
    const { desk, numbers } = await aMonth();
    for (const [title, decidedOn] of [
      ['Before', '2026-04-30'],
      ['First', '2026-05-01'],
      ['Last', '2026-05-31'],
      ['After', '2026-06-01'],
    ] as const)
      expectOk(addDecision(desk, { title, decidedOn }));
    const gone = expectOk(addDecision(desk, { title: 'Gone', decidedOn: '2026-05-02' })).id;
    expectOk(deleteDecisions(desk, [gone]));
    const titles = Object.entries(summaryValues(numbers, desk, month)).flatMap(([key, value]) =>
      key.endsWith('.title') ? [value] : [],
    );
    expect(titles).toEqual(expect.arrayContaining(['First', 'Last']));
    for (const other of ['Before', 'After', 'Gone']) expect(titles).not.toContain(other);
  });
});

describe.each(['zh', 'en'] as const)('%s', (language) => {
  test('every section but the next month’s is drafted in words, without a gap, and without a cost', async () => {
    locale.current = language;
    const { desk, values, numbers } = await aMonth();
    const drafts = summaryDrafts({
      read: reader(values),
      month,
      targets: targetsOf(desk),
      nameOf: (user) => desk.members.byId.get(user)?.name ?? '',
      channelOf: (channel) => desk.channels.byId.get(channel)?.name ?? null,
    });
    expect(Object.keys(drafts)).toEqual(['overview', 'kpis', 'trend', 'bottleneck', 'channels', 'workload', 'decisions']);
    for (const draft of Object.values(drafts)) {
      expect(draft).not.toBe('');
      expect(draft).not.toMatch(/undefined|NaN|null|[{}]|¥|\[object/);
    }
    expect(drafts.overview).toContain(String(reader(values).number('arrivals')));
    expect(numbers.trend().arrivals.at(-1)?.value).toBe(reader(values).number('arrivals'));
  });

  test('an empty month is drafted and shown as empty, never as zero', () => {
    locale.current = language;
    const { desk } = createPeer('ana');
    const numbers = evaluate(factsOf(desk), { period: daysOfMonth(month), asOf: Date.UTC(2026, 4, 20) });
    const read = reader(summaryValues(numbers, desk, month));
    for (const { shown, kept } of figuresOf(read, targetsOf(desk))) expect([shown, kept]).toEqual(['—', null]);
    const drafts = summaryDrafts({ read, month, targets: targetsOf(desk), nameOf: String, channelOf: () => null });
    for (const draft of Object.values(drafts)) expect(draft).not.toMatch(/undefined|NaN|null|[{}]/);
  });
});

test('a figure keeps its target at the target itself, on its own side of it', () => {
  const targets = { cycleDays: 30, arrivalRate: 0.9, costPerHire: 5000, graceDays: 3, capacity: 20 };
  const kept = (key: 'cycle' | 'arrivalRate' | 'cost', value: number) =>
    figureOf(reader({ [`${key}.value`]: value }), key, targets).kept;
  expect([
    kept('cycle', 30),
    kept('cycle', 30.1),
    kept('arrivalRate', 0.9),
    kept('arrivalRate', 0.89),
    kept('cost', 5000),
  ]).toEqual([true, false, true, false, true]);
});

test('Markdown: what people wrote stays words, and costs are in it only for whom they are', async () => {
  locale.current = 'en';
  const { desk, values, numbers } = await aMonth();
  const written = (costs: boolean) =>
    summaryMarkdown('618 | May', {
      values: reader(values),
      targets: targetsOf(desk),
      words: (section) => (section === 'overview' ? '# not a title' : ''),
      nameOf: () => 'A | B',
      channelOf: () => null,
      costs: costs ? { read: reader(summaryCosts(numbers) ?? {}), kept: true } : null,
    });
  expect(written(true)).toContain('Cost per hire');
  expect(written(false)).not.toMatch(/Cost per hire|¥/);
  expect(written(false)).toContain(String.raw`A \| B`);
  expect(written(false).startsWith('# 618 \\| May\n')).toBe(true);
});

test('months begin and end at midnight of the team, and are looked at until ten days after', () => {
  expect([monthAfter('2026-12'), monthAfter('2026-01', -1), daysOfMonth('2026-02')]).toEqual([
    '2027-01',
    '2025-12',
    { from: '2026-02-01', until: '2026-03-01' },
  ]);
  const now = Date.UTC(2026, 4, 20);
  expect(asOfMonth('2026-05', now, 'Asia/Shanghai')).toBe(now);
  expect(asOfMonth('2026-03', now, 'Asia/Shanghai')).toBe(Date.UTC(2026, 3, 10, 16));
});
