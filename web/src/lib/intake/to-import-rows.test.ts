import { expect, test } from 'vitest';
import type { PlannedRow } from './plan.ts';
import { aProposal } from './testing/proposals.ts';
import { toImportRows } from './to-import-rows.ts';

const words = {
  timeZone: 'Asia/Shanghai',
  now: Date.parse('2026-11-23T10:00:00+08:00'),
  owner: 'ana',
  newRequisitionsAs: 'draft',
  noteLine: (field: string, text: string) => `${field}: ${text}`,
} as const;
const planned = (more: Partial<PlannedRow> & Pick<PlannedRow, 'proposal'>): PlannedRow => ({
  fate: { type: 'add' },
  post: { type: 'new', title: 'Live host' },
  channel: { type: 'existing', channel: 'job-site' },
  choices: ['add', 'skip'],
  ...more,
});
const rowOf = (row: PlannedRow) => toImportRows([row], words)[0]!.importRow;

test('a day is the instant it begins in the team’s time zone, an instant stays what it is', () => {
  const application = { postText: 'Live host', requisitionId: null, appliedText: '2026/5/3' };
  const onDay = rowOf(
    planned({
      proposal: aProposal(2, { application: { ...application, applied: { text: '2026/5/3', on: '2026-05-03', at: null } } }),
    }),
  );
  expect(onDay.apply?.appliedAt).toBe(Date.parse('2026-05-03T00:00:00+08:00'));
  const at = '2026-05-03T01:30:00.000Z';
  const atTime = rowOf(
    planned({ proposal: aProposal(2, { application: { ...application, applied: { text: '', on: '2026-05-03', at } } }) }),
  );
  expect(atTime.apply?.appliedAt).toBe(Date.parse(at));
});

test('nothing the file says is dropped: what has no place becomes a line of the note', () => {
  const proposal = aProposal(2, {
    note: 'Night shifts',
    application: {
      postText: 'Cutter',
      requisitionId: null,
      applied: { text: '2027-01-01', on: '2027-01-01', at: null },
      appliedText: '2027-01-01',
    },
    source: { channelText: 'Night market', channelId: null, referrer: null, referrerText: null },
  });
  expect(rowOf(planned({ proposal })).note).toBe('Night shifts\nappliedAt: 2027-01-01');
  const homeless = rowOf(planned({ proposal, post: { type: 'none' }, channel: { type: 'none' } }));
  expect(homeless.apply).toBeUndefined();
  expect(homeless.note).toBe('Night shifts\nappliedPost: Cutter\nappliedAt: 2027-01-01\nchannel: Night market');
});

test('a value that was not understood is kept as the file has it', () => {
  const proposal = aProposal(2, {
    contact: {
      phone: { text: '138****1234', e164: null },
      email: { text: 'a@b', address: null },
      wechat: null,
      expectedSalary: null,
    },
  });
  expect(rowOf(planned({ proposal })).contact).toMatchObject({ phone: '138****1234', email: 'a@b' });
});

test('a twin that was wanted all the same has a key of its own, an application names whose it is', () => {
  const twin = planned({
    proposal: aProposal(5, { rowKey: 'r2', action: { type: 'nothing', same: { row: 2 }, changed: false } }),
  });
  const application = planned({ proposal: aProposal(6), fate: { type: 'application', of: { row: 2 } } });
  const rows = toImportRows([planned({ proposal: aProposal(2) }), twin, application], words).map(({ importRow }) => importRow);
  expect(rows.map(({ importKey }) => importKey)).toEqual(['r2', 'r2:5', 'r6']);
  expect(rows[2]?.of).toEqual({ importKey: 'r2' });
  expect(rowOf(planned({ proposal: aProposal(7), fate: { type: 'application', of: { person: 'p1' } } })).of).toBe('p1');
});
