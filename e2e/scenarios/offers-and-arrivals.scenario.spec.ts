import { twelve } from '../people/files.ts';
import { expectTheSameBoard } from '../people/same-board.ts';
import { expect, test } from '../people/test.ts';

/** So many days from now, `YYYY-MM-DD`. */
const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

test('an offer is sent, accepted and dated; one postpones the start offline while another notes the arrival: both are there, and each takes back their own', async ({
  ana,
  ben,
}) => {
  await ana.startsWith(twelve);
  await ben.joinsBoardOf(ana);
  await ana.moves('Ada Bai', 'Offer');
  await ana.opens('Ada Bai');
  await ana.panel.notesThat('Note as sent', 'Yesterday');
  await expect(ana.panel.box.getByRole('button', { name: 'Sent', exact: true })).toHaveAttribute('aria-pressed', 'true');
  await ana.panel.notesThat('Accepted', 'Today');
  await ana.moves('Ada Bai', 'Onboarding');
  await ana.panel.notesThat('Plan the start', inDays(10));
  await ben.opens('Ada Bai');
  await expect(ben.panel.offer).toHaveText([/Offer sent/, /Offer accepted/, /Planned start[^]*in \d+ days/]);

  await ana.goesOffline();
  await ana.panel.notesThat('Postpone', inDays(20));
  await ben.panel.notesThat('Arrived', 'Today');
  await expect(ben.panel.box.getByRole('button', { name: 'Arrived', exact: true })).toHaveAttribute('aria-pressed', 'true');
  await ana.comesBack();
  for (const person of [ana, ben]) {
    await expect(person.panel.offer).toHaveCount(5);
    for (const [line, times] of [
      ['Planned start', 2],
      ['first planned', 1],
      ['Arrived', 1],
    ] as const)
      await expect(person.panel.offer.filter({ hasText: line })).toHaveCount(times);
  }
  await expectTheSameBoard([ana, ben]);

  await ana.undoes();
  for (const person of [ana, ben]) {
    await expect(person.panel.offer).toHaveCount(4);
    await expect(person.panel.offer.filter({ hasText: 'first planned' })).toHaveCount(0);
    await expect(person.panel.offer.filter({ hasText: 'Arrived' })).toHaveCount(1);
  }
});

test('an interviewer who is booked already is named while choosing, and the overlap shows on both interviews once it is made', async ({
  ana,
  ben,
}) => {
  await ana.startsWith(twelve);
  await ben.joinsBoardOf(ana);
  const day = inDays(3);
  await ben.opens('Bo Chen');
  const first = await ben.panel.beginsInterview(day, '10:00', ['Ben']);
  await first.getByRole('button', { name: 'Schedule', exact: true }).click();
  await expect(ben.panel.interviews).toHaveText([/10:00–10:45[^]*Round 1/]);

  await ana.opens('Ada Bai');
  const second = await ana.panel.beginsInterview(day, '10:30', ['Ben']);
  await expect(second.getByRole('status').first()).toContainText('Ben: round 1 with Bo Chen, 10:00–10:45');
  await second.getByLabel('Begins at').fill('10:45');
  await expect(second.getByRole('status').first()).toContainText('The chosen interviewers are free then.');
  await second.getByLabel('Begins at').fill('10:15');
  await second.getByRole('button', { name: 'Schedule', exact: true }).click();
  for (const person of [ana, ben])
    await expect(person.panel.interviews.filter({ hasText: 'Overlaps another interview' })).toHaveCount(1);
});
