import type { Person } from '../people/person.ts';
import { expect, test } from '../people/test.ts';

/** A project that two people have open, with nothing agreed on yet. */
async function together(ana: Person, ben: Person): Promise<void> {
  await ana.startsTeam();
  await ana.startsBlank('Hiring for 618', 'Packer', 20);
  await ben.joinsBoardOf(ana);
}

test('[M1, M3] a charter that two people begin at once, one of them offline, holds the words of both', async ({ ana, ben }) => {
  await together(ana, ben);
  await Promise.all([ana.project.opens('Kick-off'), ben.project.opens('Kick-off')]);
  await ben.goesOffline();
  await ana.project.writes('Goal', 'Ana: forty people by 18 June. ');
  await ben.project.writes('Goal', 'Ben: customer support first. ');
  await ben.project.writes('Out of scope', 'Warehouses abroad');
  await ben.project.line('The budget is approved').check();
  await ana.project.fills('People wanted', '40');
  await expect(ana.page.getByText('20 are not asked for by any requisition yet')).toBeVisible();
  await ben.comesBack();
  for (const person of [ana, ben]) {
    await expect(person.project.text('Goal')).toHaveValue(/Ana: forty people by 18 June\. /);
    await expect(person.project.text('Goal')).toHaveValue(/Ben: customer support first\. /);
    await expect(person.project.text('Out of scope')).toHaveValue('Warehouses abroad');
    await expect(person.project.line('The budget is approved')).toBeChecked();
    await expect(person.page.getByRole('button', { name: 'People wanted: 40 people, edit' })).toBeVisible();
  }
  await expect(ana.page.getByText(/^Ben · /)).toBeVisible();
});

test('a charter is printed on one page of its own, and the budget only for who may read it', async ({ ana, arrives }) => {
  const isa = await arrives('Isa');
  await ana.startsTeam();
  await ana.startsBlank('Hiring for 618', 'Packer', 20);
  await isa.joinsBoardOf(ana, 'interviewer');
  await ana.project.opens('Kick-off');
  await ana.project.writes('Goal', 'Forty people by 18 June');
  await ana.project.fills('Starts on', '2026-05-01');
  await ana.project.fills('Ends on', '2026-06-18');
  await ana.project.fills('People wanted', '40');
  await ana.project.fills('Budget', '200,000');
  await expect(ana.page.getByText('5,000 CNY per person')).toBeVisible();
  await ana.isSynced();
  await isa.project.opens('Kick-off');
  await expect(isa.project.text('Goal')).toHaveValue('Forty people by 18 June');
  // An interviewer reads the board and writes nothing of it.
  await expect(isa.project.text('Goal')).toHaveJSProperty('readOnly', true);
  await expect(isa.page.getByText('Budget', { exact: true })).toHaveCount(0);

  for (const { page } of [ana, isa]) await page.emulateMedia({ media: 'print' });
  const sheet = ({ page }: Person) => page.getByRole('document', { name: 'Project charter' });
  for (const person of [ana, isa]) {
    await expect(sheet(person)).toBeVisible();
    await expect(sheet(person)).toContainText('Hiring for 618');
    await expect(sheet(person)).toContainText('Forty people by 18 June');
    await expect(sheet(person)).toContainText('49 days in all');
    await expect(person.page.getByRole('navigation')).toHaveCount(0);
  }
  await expect(sheet(ana)).toContainText('200,000 CNY');
  await expect(sheet(isa)).not.toContainText('200,000');
  const pdf = (await ana.page.pdf({ preferCSSPageSize: true })).toString('latin1');
  expect(pdf.match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(1);
  await ana.page.emulateMedia({ media: 'screen' });
  await expect(sheet(ana)).toBeHidden();
});

test('a risk is entered where it stands on the heat map, seen by all, undone, and its response becomes a task', async ({
  ana,
  ben,
}) => {
  await together(ana, ben);
  await Promise.all([ana.project.opens('Risks'), ben.project.opens('Risks')]);
  await ana.page.getByRole('button', { name: 'Add “Offers are declined”' }).click();
  await ana.isTold('Added “Offers are declined”');
  await ben.project.holds(3, 4, 1);
  await expect(ben.page.getByRole('button', { name: 'Add “Offers are declined”' })).toHaveCount(0);

  await ana.project.cell(4, 5).click();
  await expect(ana.page.getByText('No risk matches')).toBeVisible();
  await ana.project.addsRisk('The only scheduler is away in June');
  await ben.project.holds(4, 5, 1);
  await expect(ben.project.risk('The only scheduler is away in June')).toContainText('20Severe');
  const details = ana.project.details('The only scheduler is away in June');
  await details.getByRole('button', { name: /^Response: .*, edit$/ }).click();
  await details.getByRole('textbox', { name: 'Response' }).fill('Train a deputy in May');
  await details.getByRole('textbox', { name: 'Response' }).press('Control+Enter');
  await details.getByRole('button', { name: 'Make a task of it' }).click();
  await expect(details.getByRole('region', { name: 'Tasks' }).getByRole('link', { name: 'Train a deputy in May' })).toBeVisible();

  // Ben opens it by its own address and moves it on the map.
  await ben.page.goto(ben.cable.url + new URL(ana.page.url()).pathname + new URL(ana.page.url()).search);
  const his = ben.project.details('The only scheduler is away in June');
  await expect(his.getByRole('region', { name: 'Tasks' })).toContainText('Train a deputy in May');
  await his.getByRole('radio', { name: 'Likelihood 2: Unlikely' }).check({ force: true });
  await ana.project.holds(4, 5, 0);
  await ana.project.holds(2, 5, 1);
  await expect(details).toContainText('10High');
  await expect(details.getByRole('region', { name: 'History' })).toContainText('Ben');
  await ben.page.keyboard.press('Control+z');
  await ana.project.holds(4, 5, 1);
  // Esc leads back to the register.
  await ana.page.keyboard.press('Escape');
  await expect(details).toBeHidden();
  // The task is where all tasks are opened, and says what it came from.
  await his.getByRole('link', { name: 'Train a deputy in May' }).click();
  await expect(ben.page.locator('[data-panel]')).toContainText('The only scheduler is away in June');
});

test('the heat map is walked with arrows, and a viewer reads the register without being offered to change it', async ({
  ana,
  arrives,
}) => {
  const vera = await arrives('Vera');
  await ana.startsTeam();
  await ana.startsBlank('Hiring for 618', 'Packer');
  await vera.joinsBoardOf(ana, 'viewer');
  await ana.project.opens('Risks');
  await ana.page.getByRole('button', { name: 'Add “The season peak comes first”' }).click();
  await ana.project.cell(5, 1).focus();
  for (const key of ['ArrowDown', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'Enter']) await ana.page.keyboard.press(key);
  await expect(ana.project.cell(4, 4)).toHaveAttribute('aria-pressed', 'true');
  await expect(ana.project.risk('The season peak comes first')).toBeVisible();

  await vera.project.opens('Risks');
  await vera.project.risk('The season peak comes first').getByRole('link').click();
  const details = vera.project.details('The season peak comes first');
  await expect(details).toContainText('16Severe');
  await expect(details.getByRole('button', { name: /, edit$/ })).toHaveCount(0);
  await expect(details.getByRole('radio')).toHaveCount(0);
  await expect(vera.page.getByRole('textbox', { name: /^Add a risk/ })).toHaveCount(0);
});

test('an announcement counts until it was read, and its author sees the receipt arrive', async ({ ana, ben }) => {
  await together(ana, ben);
  await ana.project.opens('Announcements');
  await ana.project.announces('Feedback on the same day', 'From this week on.');
  const mine = ana.project.announcement('Feedback on the same day');
  await expect(mine).toContainText('Read by 0 of 1');
  // Ben is at the board: the rail tells him.
  await expect(ben.project.railLink).toHaveAccessibleName(/1 unread announcement/);
  await ben.project.opens('Announcements');
  await expect(ben.project.announcement('Feedback on the same day')).toContainText('From this week on.');
  await expect(mine).toContainText('Read by everybody');
  await mine.getByText('Read by everybody').click();
  await expect(mine.getByRole('listitem')).toContainText('Ben');
  await expect(ben.project.railLink).not.toHaveAccessibleName(/unread/);
  // Looking at it is no edit of Ben's: his undo has nothing to take back.
  await ben.page.keyboard.press('Control+z');
  await expect(mine).toContainText('Read by everybody');
  await mine.getByRole('button', { name: /^More for/ }).click();
  await ana.page.getByRole('menuitem', { name: 'Withdraw' }).click();
  await expect(ben.page.getByText('No announcements yet')).toBeVisible();
  await ana.page.getByRole('button', { name: 'Undo', exact: true }).first().click();
  await expect(ben.project.announcement('Feedback on the same day')).toBeVisible();
});

test('a decision is found by its words, and superseded by a later one that everybody sees', async ({ ana, ben }) => {
  await together(ana, ben);
  await Promise.all([ana.project.opens('Decisions'), ben.project.opens('Decisions')]);
  const logs = async (person: Person, button: string, title: string, why: string) => {
    await person.page.getByRole('button', { name: button, exact: true }).first().click();
    const dialog = person.page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'What was decided' }).fill(title);
    await dialog.getByRole('textbox', { name: 'Details and reasons' }).fill(why);
    await dialog.getByRole('button', { name: 'Log it' }).click();
    await expect(dialog).toBeHidden();
  };
  await logs(ana, 'Log a decision', 'A year of experience', 'The department asked for it.');
  await ben.page.getByRole('link', { name: 'A year of experience' }).click();
  await logs(ben, 'Supersede', 'Graduates are welcome', 'Two weeks brought too few résumés.');
  const list = ana.page.getByRole('listitem');
  await expect(list.filter({ hasText: 'A year of experience' })).toContainText('Superseded');
  await ana.page.getByRole('searchbox', { name: 'Search decisions' }).fill('too few');
  await expect(list.filter({ hasText: 'A year of experience' })).toHaveCount(0);
  await expect(list.filter({ hasText: 'Graduates are welcome' })).toBeVisible();
  await expect(ben.project.details('Graduates are welcome')).toContainText('Supersedes “A year of experience”');
});
