import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CandidateRow } from './candidate-row.ts';
import type { Criteria } from './criteria.ts';
import {
  accepter,
  criteriaToQuery,
  defaultSort,
  isFiltered,
  listQuery,
  noCriteria,
  queryToCriteria,
  standingOf,
  standings,
} from './criteria.ts';
import { columnKeys } from './columns.ts';
import { aContact, anApplication, aPerson, aRow } from './testing/rows.ts';

const zhang = aRow('a1', {
  person: aPerson('p1', { name: '张三', currentCompany: 'Acme 电商', school: '浙江大学', tags: ['急聘', '夜班'] }),
  application: anApplication('a1', 'p1', { stage: 'interview', owner: 'ana', channel: 'referral', requisition: 'r1' }),
  contact: aContact('p1', { phone: '+8613800138000', email: 'Zhang@mail.com' }),
  post: '直播运营',
});
const li = aRow('a2', {
  person: aPerson('p2', { name: '李四' }),
  application: anApplication('a2', 'p2', { outcome: 'rejected', requisition: 'r2' }),
});
const alone = aRow('person:p3', { person: aPerson('p3', { name: 'Lily' }), application: null });
const gone = aRow('a4', { person: aPerson('p4', { name: '王五', deletedAt: 1 }), deleted: true });
const rows = [zhang, li, alone, gone];
const found = (criteria: Partial<Criteria>): string[] =>
  rows.filter(accepter({ ...noCriteria, ...criteria })).map(({ id }) => id);

test('the text is looked for in name, company, school, post, tags and mail, every word of it, whatever the case and width', () => {
  for (const text of ['张三', 'acme', '浙江', '直播', '夜班', 'zhang@', '  三  ACME ', 'ＡＣＭＥ'])
    expect(found({ text })).toEqual(['a1']);
  expect(found({ text: '张三 夜班 急聘' })).toEqual(['a1']);
  expect(found({ text: '张三 上海' })).toEqual([]);
});

test('a phone number is found by any part of its digits, however it is written', () => {
  for (const text of ['13800138000', '138 0013 8000', '138-0013', '+86 138 0013', '8000'])
    expect(found({ text })).toEqual(['a1']);
  expect(found({ text: '13900' })).toEqual([]);
});

test('what was deleted is only shown when it is asked for, and then alone', () => {
  expect(found({})).toEqual(['a1', 'a2', 'person:p3']);
  expect(found({ deleted: true })).toEqual(['a4']);
});

test('filters of one kind are alternatives, filters of several kinds restrict each other', () => {
  expect(found({ standing: new Set(['interview', 'none']) })).toEqual(['a1', 'person:p3']);
  expect(found({ standing: new Set(['rejected']) })).toEqual(['a2']);
  expect(found({ owner: new Set(['']) })).toEqual(['a2', 'person:p3']);
  expect(found({ standing: new Set(['interview', 'rejected']), requisition: new Set(['r2']) })).toEqual(['a2']);
  expect(found({ tag: new Set(['夜班']), channel: new Set(['campus']) })).toEqual([]);
});

test('all filters together accept exactly what each of them accepts by itself', () => {
  const aSet = <T>(...values: T[]) => fc.subarray(values).map((chosen) => new Set(chosen));
  const criteria: fc.Arbitrary<Criteria> = fc.record({
    text: fc.constantFrom('', '张', 'lily'),
    standing: aSet(...standings),
    requisition: aSet('r1', 'r2'),
    owner: aSet('', 'ana'),
    channel: aSet('', 'referral'),
    tag: aSet('夜班'),
    deleted: fc.boolean(),
  });
  const dull = (wanted: Criteria, row: CandidateRow): boolean =>
    row.deleted === wanted.deleted &&
    (wanted.standing.size === 0 || [...wanted.standing].some((each) => each === standingOf(row))) &&
    (wanted.requisition.size === 0 || [...wanted.requisition].includes(row.application?.requisition ?? '')) &&
    (wanted.owner.size === 0 || [...wanted.owner].includes(row.application?.owner ?? '')) &&
    (wanted.channel.size === 0 || [...wanted.channel].includes(row.application?.channel ?? '')) &&
    (wanted.tag.size === 0 || [...wanted.tag].some((tag) => row.person.tags.includes(tag))) &&
    row.person.name.toLowerCase().includes(wanted.text);
  fc.assert(
    fc.property(criteria, (wanted) => {
      expect(rows.filter(accepter(wanted))).toEqual(rows.filter((row) => dull(wanted, row)));
    }),
    { numRuns: 500 },
  );
  fc.assert(
    fc.property(criteria, fc.constantFrom(...columnKeys), fc.boolean(), (wanted, by, descending) => {
      const query = criteriaToQuery(new URLSearchParams('person=p1&in=moon'), wanted, { by, descending });
      expect(query.get('person')).toBe('p1');
      expect(queryToCriteria(query)).toEqual({ criteria: { ...wanted, text: undefined }, sort: { by, descending } });
    }),
  );
});

test('opening a panel does not change which lines an address asks for', () => {
  const plain = new URLSearchParams('in=offer&owner=ana&sort=name');
  expect(listQuery(new URLSearchParams(`${plain.toString()}&person=p1&new=person`))).toBe(listQuery(plain));
  expect(listQuery(new URLSearchParams('in=interview'))).not.toBe(listQuery(plain));
});

test('an address nobody of us wrote gives the plain list', () => {
  const { criteria, sort } = queryToCriteria(new URLSearchParams('in=moon&sort=-weight&deleted=yes'));
  expect(isFiltered({ ...criteria, text: ' ' })).toBe(false);
  expect(sort).toEqual(defaultSort);
  expect(isFiltered({ ...noCriteria, tag: new Set(['x']) })).toBe(true);
});
