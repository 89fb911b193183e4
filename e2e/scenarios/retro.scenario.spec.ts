import type { Locator } from 'playwright/test';
import type { Person } from '../people/person.ts';
import { expect, test } from '../people/test.ts';

const phase = (person: Person, name: string): Locator =>
  person.page.getByRole('region', { name: 'Phases of the retro' }).locator('[aria-current="step"]', { hasText: name });
const card = (person: Person, text: string): Locator =>
  person.page.getByRole('article', { name: new RegExp(`: ${text.slice(0, 30)}`) });

async function opensRetro(person: Person): Promise<void> {
  await person.page
    .getByRole('navigation', { name: 'Main navigation' })
    .getByRole('link', { name: /^Retro/ })
    .click();
  await expect(person.page.getByRole('heading', { level: 2, name: /^Week \d+, \d{4}/ })).toBeVisible();
}

async function writes(person: Person, column: string, text: string): Promise<void> {
  const field = person.page.getByRole('textbox', { name: `Write a card in ${column}` });
  await field.fill(text);
  await field.press('Enter');
  await expect(field).toHaveValue('');
}

async function goesOn(person: Person, to: string): Promise<void> {
  await person.page.getByRole('button', { name: `Next: ${to}` }).click();
  if (to === 'Reveal') await person.page.getByRole('dialog').getByRole('button', { name: 'Reveal cards' }).click();
  await expect(phase(person, to)).toBeVisible();
}

test('three people hold a retro, one of them offline through the reveal: nobody sees a card early, votes end at the limit, an action becomes a task', async ({
  ana,
  ben,
  arrives,
}) => {
  const cleo = await arrives('Cleo');
  const all = [ana, ben, cleo];
  await ana.startsTeam();
  await ana.startsBlank('Hiring for 618', 'Packer');
  await Promise.all([ben.joinsBoardOf(ana), cleo.joinsBoardOf(ana)]);
  for (const person of all) await opensRetro(person);

  await ana.page.getByRole('spinbutton', { name: 'Votes per person' }).fill('2');
  await ana.page.getByRole('button', { name: 'Begin writing' }).click();
  for (const person of all) await expect(phase(person, 'Collect')).toBeVisible();
  await writes(ana, 'Problem', 'Feedback takes five days');
  await writes(ben, 'Problem', 'Waiting for feedback');
  await cleo.goesOffline();
  await writes(cleo, 'Keep', 'Short stand-ups');
  await ana.isSynced();
  await ben.isSynced();
  for (const [person, own] of [
    [ana, 'Feedback takes five days'],
    [ben, 'Waiting for feedback'],
  ] as const) {
    await expect(person.page.getByRole('article')).toHaveCount(1);
    await expect(card(person, own)).toBeVisible();
  }

  await goesOn(ana, 'Reveal');
  for (const person of [ana, ben]) {
    await expect(card(person, 'Feedback takes five days')).toBeVisible();
    await expect(card(person, 'Waiting for feedback')).toBeVisible();
    await expect(card(person, 'Short stand-ups')).toHaveCount(0);
  }
  await goesOn(ben, 'Group');

  // From the keyboard: take Ben's card, aim at Ana's, let go.
  await ben.page.getByRole('button', { name: /^Move “Waiting for feedback”/ }).focus();
  for (const key of ['Enter', 'ArrowDown', 'Enter']) await ben.page.keyboard.press(key);
  for (const person of [ana, ben]) await expect(person.page.getByText('2 cards', { exact: true })).toBeVisible();

  // Cleo was away: her card comes late, and she is where the others are.
  await expect(phase(cleo, 'Collect')).toBeVisible();
  await cleo.comesBack();
  await expect(phase(cleo, 'Group')).toBeVisible();
  for (const person of all) {
    await expect(card(person, 'Short stand-ups')).toContainText('Late');
    await expect(person.page.getByRole('article')).toHaveCount(3);
  }

  await goesOn(cleo, 'Vote');
  const voteFor = (person: Person, text: string): Locator =>
    person.page.getByRole('button', { name: new RegExp(`Vote for “${text}`) });
  for (const person of [ana, ben]) await expect(phase(person, 'Vote')).toBeVisible();
  await voteFor(ana, 'Feedback').or(voteFor(ana, 'Waiting')).click();
  await voteFor(ana, 'Short').click();
  await expect(ana.page.getByText('All your votes are cast')).toBeVisible();
  for (const button of await ana.page.getByRole('button', { name: /Vote for/ }).all()) await expect(button).toBeDisabled();
  for (let nth = 0; nth < 2; nth++) await voteFor(ben, 'Feedback').or(voteFor(ben, 'Waiting')).click();
  await expect(ben.page.getByText('All your votes are cast')).toBeVisible();
  await ben.isSynced();

  await goesOn(ana, 'Discuss');
  for (const person of all) {
    const agenda = person.page.getByRole('navigation', { name: 'Agenda' }).getByRole('button');
    await expect(agenda.first()).toContainText('3 votes');
    await expect(agenda.last()).toContainText('Short stand-ups');
    await expect(person.page.getByText('1 of 2 · 3 votes')).toBeVisible();
  }
  await ben.page.keyboard.press('j');
  for (const person of all) await expect(person.page.getByText('2 of 2 · 1 vote')).toBeVisible();
  await ana.page.getByRole('textbox', { name: 'Add an action' }).fill('Two fixed slots a day');
  await ana.page.getByRole('combobox', { name: 'Owner', exact: true }).selectOption({ label: 'Ben' });
  await ana.page.getByRole('button', { name: 'Add', exact: true }).click();

  await goesOn(ben, 'Act');
  await ben.page.getByRole('button', { name: 'Make all tasks (1)' }).click();
  await ben.isTold('1 task made');
  for (const person of all) {
    await expect(person.page.getByText('Is a task')).toBeVisible();
    await expect(person.page.getByText('Two fixed slots a day')).toBeVisible();
  }
  await ben.page.getByRole('button', { name: 'Complete “Two fixed slots a day”' }).click();
  for (const person of all) await expect(person.page.getByRole('list').getByText('Done', { exact: true })).toBeVisible();
  await goesOn(cleo, 'Close');
  await expect(cleo.page.getByRole('button', { name: 'Copy as Markdown' })).toBeVisible();
});
