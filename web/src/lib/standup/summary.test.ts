import { expect, test } from 'vitest';
import { summaryMarkdown } from './summary.ts';
import type { Summary, SummaryLine } from './summary.ts';

const words = {
  sections: { done: 'Done', plan: 'Plan', blocker: 'Blockers', parking: 'Parking lot' },
  openBlockers: 'In the way',
  nothing: 'Nothing was reported.',
  colon: ': ',
};
const line = (text: string, more: Partial<SummaryLine> = {}): SummaryLine => ({
  text,
  links: [],
  age: null,
  settled: false,
  ...more,
});
const empty: Summary = { title: 'Stand-up', facts: [], blockers: [], reports: [], parking: [] };

test('blockers come first, then each report by section, then the parking lot', () => {
  const markdown = summaryMarkdown(
    {
      title: 'Stand-up, Tuesday',
      facts: ['2 of 3 reported.', '4 minutes.'],
      blockers: [{ ...line('No rooms', { age: 'day 3', links: ['Task: book rooms'] }), name: 'Ana' }],
      reports: [
        {
          name: 'Ana',
          lines: {
            done: [line('Called', { links: ['Li Lei · Packer'] })],
            plan: [line('Call more'), line('Rest', { settled: true })],
            blocker: [],
          },
        },
        { name: 'Ben', lines: { done: [], plan: [], blocker: [] } },
      ],
      parking: [line('Budget')],
    },
    words,
  );
  expect(markdown).toBe(`## Stand-up, Tuesday

> 2 of 3 reported.
> 4 minutes.

### In the way
- **Ana**: No rooms (Task: book rooms) · day 3

### Ana

**Done**
- Called (Li Lei · Packer)

**Plan**
- [ ] Call more
- [x] Rest

### Parking lot
- [ ] Budget
`);
});

test('what people type formats nothing and opens no line of its own', () => {
  const markdown = summaryMarkdown({ ...empty, parking: [line('# *bold* [link](http://x)\n- item <b> `code` | a_b')] }, words);
  expect(markdown.split('\n').filter((text) => text.startsWith('- '))).toEqual([
    '- [ ] \\# \\*bold\\* \\[link\\](http://x) - item \\<b\\> \\`code\\` \\| a\\_b',
  ]);
});

test('a day on which nothing was said says so', () => {
  expect(summaryMarkdown(empty, words)).toBe('## Stand-up\n\nNothing was reported.\n');
});
