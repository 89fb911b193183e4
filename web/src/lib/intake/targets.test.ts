import { builtInChannels } from '@muster/model';
import { expect, test } from 'vitest';
import { aProposal } from './testing/proposals.ts';
import { defaultPostChoice, foldText, guessChannel, postsIn } from './targets.ts';

test('posts are asked about once per wording, rows that cannot come in are not asked about', () => {
  const rows = [
    aProposal(2, { post: '电商客服(夜班)' }),
    aProposal(3, { post: '电商客服（夜班）' }),
    aProposal(4, { post: null }),
    aProposal(5, { errors: [{ type: 'NameMissing' }] }),
  ];
  expect(postsIn(rows)).toMatchObject([
    { text: '电商客服(夜班)', rows: 2 },
    { text: '', rows: 1 },
  ]);
});

test('a post goes to the requisition of its title, else to a new one; rows without a post to none', () => {
  const post = (text: string, matched: string | null = null) => ({
    key: foldText(text),
    text,
    rows: 1,
    matched,
    ambiguous: false,
  });
  const requisitions = [{ id: 'r1', title: 'Amazon 运营' }];
  expect(defaultPostChoice(post('AMAZON运营'), requisitions)).toEqual({ type: 'existing', requisition: 'r1' });
  expect(defaultPostChoice(post('主播', 'r9'), requisitions)).toEqual({ type: 'existing', requisition: 'r9' });
  expect(defaultPostChoice(post('主播'), requisitions)).toEqual({ type: 'new', title: '主播' });
  expect(defaultPostChoice(post(''), requisitions)).toEqual({ type: 'none' });
});

test.each([
  ['referrals.utf8bom.csv', 'referral'],
  ['job-fair.utf16.txt', 'job-fair'],
  ['agency.utf8.csv', 'agency'],
  ['site-a-export.gb18030.csv', 'job-site'],
  ['site-b-export.xlsx', 'job-site'],
  ['11月校园招聘.xlsx', 'campus'],
])('%s comes from %s', (name, channel) => {
  expect(builtInChannels).toContain(channel);
  expect(guessChannel(name, false)).toEqual({ type: 'existing', channel });
});

test('a file that names referrers comes from referrals; a name that says nothing guesses nothing', () => {
  expect(guessChannel('list.csv', true)).toEqual({ type: 'existing', channel: 'referral' });
  expect(guessChannel('list.csv', false)).toEqual({ type: 'none' });
});
