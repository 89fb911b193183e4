import type { Person } from '../people/person.ts';
import { expect, test } from '../people/test.ts';

const all = (people: readonly Person[], does: (person: Person) => Promise<unknown>): Promise<unknown> =>
  Promise.all(people.map(does));

/** All screens show the meeting so. */
const allSee = (people: readonly Person[], meeting: readonly string[]): Promise<unknown> =>
  all(people, ({ name, standup }) =>
    expect.poll(() => standup.readsMeeting(), { message: name, timeout: 20_000 }).toEqual(meeting),
  );

test('five people meet: one comes late, one is offline for a while, the facilitator’s browser dies; it is one meeting for all', async ({
  arrives,
  ana,
  ben,
}) => {
  test.setTimeout(240_000);
  const [cleo, dora, eve] = [await arrives('Cleo'), await arrives('Dora'), await arrives('Eve')];
  await ana.startsTeam();
  await ana.startsBlank('Hiring for 618', 'Packer');
  for (const colleague of [ben, cleo, dora, eve]) await colleague.joinsBoardOf(ana);
  await all([ana, ben, cleo, dora], (person) => person.goesTo('Stand-up'));

  await ana.standup.writes('Plan', 'Call the agency', 'Book rooms');
  await ana.standup.reports();
  await expect(ben.page.getByText('1 of 5 reported')).toBeVisible();

  await ana.standup.starts('Fixed');
  await all([ben, cleo, dora], ({ standup }) => standup.joins());
  await ana.standup.next();
  await ana.standup.next();
  const bensTurn = ['Ana spoken', 'Ben speaking', 'Cleo waiting', 'Dora waiting', 'Eve waiting'];
  await allSee([ana, ben, cleo, dora], bensTurn);

  // Letters are seen while they are typed.
  await ben.standup.writes('Blockers', 'No meeting r');
  await cleo.standup.sees('Ben');
  const bensBlockers = cleo.standup.section('Blockers').first();
  await expect.poll(() => cleo.standup.reads(bensBlockers)).toEqual(['No meeting r']);
  await ben.page.keyboard.type('ooms');
  await expect.poll(() => cleo.standup.reads(bensBlockers)).toEqual(['No meeting rooms']);

  await dora.goesOffline();
  await dora.standup.writes('Parking lot', 'Budget of the night shift');

  // The facilitator's browser is gone from one moment to the next.
  await ana.context.close();
  await expect(ben.page.getByText(/Ana, who leads the stand-up, has gone offline/)).toBeVisible({ timeout: 60_000 });
  await ben.standup.takesOver();
  await ben.standup.next();
  await allSee([ben, cleo], ['Ana spoken', 'Ben spoken', 'Cleo speaking', 'Dora waiting', 'Eve waiting']);
  await ben.standup.next();

  // Who comes late lands where the others are, and may look elsewhere and come back.
  await eve.goesTo('Stand-up');
  await eve.standup.joins();
  await eve.standup.sees('Dora');
  await eve.page.getByRole('list', { name: 'Round' }).getByRole('button', { name: /^Ben/ }).first().click();
  await eve.standup.sees('Ben');
  await ben.page.getByRole('button', { name: 'Later', exact: true }).click();
  const evesTurn = ['Ana spoken', 'Ben spoken', 'Cleo spoken', 'Eve speaking', 'Dora later'];
  await allSee([ben, cleo, eve], evesTurn);
  await eve.standup.sees('Ben');
  await eve.page.getByRole('button', { name: 'Follow' }).click();
  await expect(eve.standup.mine).toBeVisible();

  // All the while the one who is offline saw the meeting as it was; now it is theirs again.
  expect(await dora.standup.readsMeeting()).toEqual(bensTurn);
  await dora.comesBack();
  const anaAgain = await arrives('Ana');
  await anaAgain.page.goto(`${anaAgain.cable.url}${new URL(ben.page.url()).pathname}?view=live`);
  await anaAgain.signsIn();
  await anaAgain.standup.isLive();
  const everybody = [anaAgain, ben, cleo, dora, eve];
  await allSee(everybody, evesTurn);
  await all(everybody, ({ name, standup }) =>
    expect.poll(() => standup.reads(standup.section('Parking lot')), { message: name }).toEqual(['Budget of the night shift']),
  );

  // Whoever has the word may pass it on.
  await eve.standup.next();
  await allSee(everybody, ['Ana spoken', 'Ben spoken', 'Cleo spoken', 'Eve spoken', 'Dora speaking']);
  await ben.standup.next();
  await ben.standup.next();
  await all(everybody, ({ page }) => expect(page.getByRole('heading', { name: 'The stand-up is over' })).toBeVisible());
  await allSee(everybody, ['Ana spoken', 'Ben spoken', 'Cleo spoken', 'Eve spoken', 'Dora spoken']);
});

test('what one did is offered and counts once taken; a blocker becomes a task by one key; a viewer reads no candidate’s name', async ({
  arrives,
  ana,
  ben,
}) => {
  await ana.startsWith(['Li Lei', 'Han Meimei']);
  await ben.joinsBoardOf(ana);
  const vi = await arrives('Vi');
  await vi.joinsBoardOf(ana, 'viewer');
  await ana.moves('Li Lei', 'Interview');
  await all([ana, ben, vi], (person) => person.goesTo('Stand-up'));

  const drafts = ana.page.getByRole('region', { name: 'Drafted from what you did' });
  const moved = drafts.getByRole('textbox').filter({ visible: true }).nth(1);
  await expect(moved).toHaveValue('1 candidate moved to Interview');
  await expect(ben.page.getByRole('article', { name: 'Ana' })).toBeHidden();
  await moved.fill('First interview agreed');
  await moved.press('Enter');
  await expect.poll(() => ana.standup.reads(ana.standup.section('Done', ana.standup.mine))).toEqual(['First interview agreed']);
  const ofAna = (person: Person) => person.page.getByRole('article', { name: 'Ana' });
  await expect(ofAna(ben).getByRole('link', { name: 'Li Lei' })).toBeVisible();
  await expect(ofAna(vi).getByText('First interview agreed')).toBeVisible();
  await expect(vi.page.getByText('Li Lei')).toBeHidden();
  await expect(vi.page.getByRole('button', { name: 'Start the stand-up' })).toBeHidden();

  // A record is named while typing.
  await ana.standup.writes('Plan', 'Call @Han');
  await ana.page.keyboard.press('Enter');
  await expect(ofAna(ben).getByRole('link', { name: 'Han Meimei' })).toBeVisible();

  await ana.standup.writes('Blockers', 'No headsets');
  await ana.page.keyboard.press('Alt+b');
  const open = (person: Person) => person.page.getByRole('region', { name: 'In the way' });
  await expect(open(ben).getByText('No headsets').first()).toBeVisible();
  await expect(open(ben).locator('[data-line]').getByRole('listitem')).toHaveText(/No headsets/);
  await ana.page.keyboard.press('Escape');
  await ana.undoes();
  await expect(open(ben).locator('[data-line]').getByRole('listitem')).toHaveCount(0);
});
