import { expect, test } from 'vitest';
import { readQuickly } from './quick-words.ts';

/** A Wednesday. */
const today = '2026-05-20';
const members = [
  { id: 'u1', name: '王芳' },
  { id: 'u2', name: 'Ben Li' },
  { id: 'u3', name: 'Bert' },
];
const read = (line: string) => readQuickly(line, today, members);

test.each([
  ['打电话给供应商', { title: '打电话给供应商', assignee: null, dueOn: null, priority: null }],
  ['打电话 明天 @王芳 !高', { title: '打电话', assignee: 'u1', dueOn: '2026-05-21', priority: 'high' }],
  ['Call the agency fri @ben li !!', { title: 'Call the agency', assignee: 'u2', dueOn: '2026-05-22', priority: 'urgent' }],
  ['Post @ber 6/1', { title: 'Post', assignee: 'u3', dueOn: '2026-06-01', priority: null }],
  ['Post 5/1', { title: 'Post', assignee: null, dueOn: '2027-05-01', priority: null }],
  ['Post 2026-05-01', { title: 'Post', assignee: null, dueOn: '2026-05-01', priority: null }],
  ['交周报 下周一', { title: '交周报', assignee: null, dueOn: '2026-05-25', priority: null }],
  ['交周报 下周三', { title: '交周报', assignee: null, dueOn: '2026-05-27', priority: null }],
  ['交周报 周三', { title: '交周报', assignee: null, dueOn: '2026-05-27', priority: null }],
  ['开会 6月18日', { title: '开会', assignee: null, dueOn: '2026-06-18', priority: null }],
] as const)('%s', (line, task) => expect(read(line)).toEqual(task));

test('what nobody can tell stays in the title: an unknown name, a beginning of two names, a day that is none, a second day', () => {
  expect(read('Ask @zoe')).toMatchObject({ title: 'Ask @zoe', assignee: null });
  expect(read('Ask @be')).toMatchObject({ title: 'Ask @be', assignee: null });
  expect(read('Pay 2/30')).toMatchObject({ title: 'Pay 2/30', dueOn: null });
  expect(read('Move today tomorrow')).toMatchObject({ title: 'Move tomorrow', dueOn: today });
  expect(read('Mail a@b.cn now!')).toMatchObject({ title: 'Mail a@b.cn now!' });
});

test('a line that is nothing but such words is a title', () => {
  expect(read('明天')).toEqual({ title: '明天', assignee: null, dueOn: null, priority: null });
  expect(read('@王芳 !')).toMatchObject({ title: '@王芳 !' });
});
