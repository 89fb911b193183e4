import fc from 'fast-check';
import { expect, test } from 'vitest';
import { riskStatuses, riskSteps } from '@muster/model';
import type { Risk } from '@muster/model';
import { cellAfter, cellInAddress, filterIn, filterRisks, heatOf, isInView, riskViews } from './risk-filter.ts';

const asked = { user: 'ana', today: '2026-05-20' };
const aStep = fc.constantFrom(...riskSteps);
const aRisk: fc.Arbitrary<Risk> = fc.record({
  likelihood: aStep,
  impact: aStep,
  status: fc.constantFrom(...riskStatuses),
  owner: fc.constantFrom('ana', 'ben', null),
  reviewOn: fc.constantFrom('2026-05-19', '2026-05-20', null),
}) as unknown as fc.Arbitrary<Risk>;

test('the map counts what the register would list: each cell what choosing it shows, all cells together the whole view', () => {
  fc.assert(
    fc.property(fc.array(aRisk, { maxLength: 30 }), fc.constantFrom(...riskViews), (risks, view) => {
      const counts = heatOf(risks, view, asked);
      for (const likelihood of riskSteps) {
        for (const impact of riskSteps) {
          const cell = { likelihood, impact };
          const listed = filterRisks(risks, { view, cell }, asked);
          expect(counts.get(cellInAddress(cell)) ?? 0).toBe(listed.length);
        }
      }
      const sum = [...counts.values()].reduce((all, count) => all + count, 0);
      expect(sum).toBe(filterRisks(risks, { view, cell: null }, asked).length);
    }),
  );
});

test('mine are those I own that are not closed; overdue ones are past their day; all are all', () => {
  const risk = (fields: Partial<Risk>) => ({ status: 'open', owner: null, reviewOn: null, ...fields }) as Risk;
  expect(isInView('mine', risk({ owner: 'ana' }), asked)).toBe(true);
  expect(isInView('mine', risk({ owner: 'ana', status: 'closed' }), asked)).toBe(false);
  expect(isInView('mine', risk({ owner: 'ben' }), asked)).toBe(false);
  expect(isInView('overdue', risk({ reviewOn: '2026-05-19' }), asked)).toBe(true);
  expect(isInView('overdue', risk({ reviewOn: '2026-05-20' }), asked)).toBe(false);
  expect(isInView('active', risk({ status: 'happened' }), asked)).toBe(true);
  expect([isInView('closed', risk({ status: 'closed' }), asked), isInView('all', risk({ status: 'closed' }), asked)]).toEqual([
    true,
    true,
  ]);
});

test('an address says view and cell; what it says wrongly counts as not said', () => {
  fc.assert(
    fc.property(aStep, aStep, fc.constantFrom(...riskViews), (likelihood, impact, view) => {
      const cell = { likelihood, impact };
      expect(filterIn(new URLSearchParams({ view, cell: cellInAddress(cell) }))).toEqual({ view, cell });
    }),
  );
  for (const cell of ['', '6-1', '3', '3-x', '0-0', '3-3.5'])
    expect(filterIn(new URLSearchParams({ cell, view: 'best' }))).toEqual({ view: 'active', cell: null });
});

test('arrows walk the map and stop at its edges: up is likelier, right is worse', () => {
  expect(cellAfter('ArrowUp', { likelihood: 2, impact: 3 })).toEqual({ likelihood: 3, impact: 3 });
  expect(cellAfter('ArrowRight', { likelihood: 2, impact: 3 })).toEqual({ likelihood: 2, impact: 4 });
  expect(cellAfter('ArrowDown', { likelihood: 1, impact: 1 })).toEqual({ likelihood: 1, impact: 1 });
  expect(cellAfter('ArrowUp', { likelihood: 5, impact: 1 })).toEqual({ likelihood: 5, impact: 1 });
  expect(cellAfter('Enter', { likelihood: 1, impact: 1 })).toBe(null);
});
