import { expect, test } from 'vitest';
import { monthAfter, monthGrid } from './month-grid.ts';

test('a month is shown in whole weeks from Monday, each of its days once', () => {
  for (let month = '2023-12'; month < '2029-01'; month = monthAfter(month, 1)) {
    const weeks = monthGrid(month);
    const days = weeks.flat();
    expect(days.every((day, index) => index === 0 || day > (days[index - 1] ?? ''))).toBe(true);
    expect(weeks.every((week) => week.length === 7 && week.some((day) => day.startsWith(month)))).toBe(true);
    const own = days.filter((day) => day.startsWith(month));
    expect(own.at(0)).toBe(`${month}-01`);
    expect(own.length).toBe(new Date(Number(month.slice(0, 4)), Number(month.slice(5)), 0).getDate());
  }
  expect(monthGrid('2026-11').length).toBe(6);
  expect([monthAfter('2026-12', 1), monthAfter('2026-01', -1)]).toEqual(['2027-01', '2025-12']);
});
