import { expect, test } from '../people/test.ts';
import { password } from '../people/person.ts';

test('[S3] a wrong password says nothing about the account; the right one leads to where one wanted to go', async ({
  ana,
  ben,
}) => {
  await ana.startsWith(['Ada Bai']);
  const link = new URL(ana.page.url());
  await ben.accepts(await ana.hasInvited(ben.email, 'recruiter'));
  await ben.isSynced();
  await ben.signsOut();
  await ben.page.goto(ben.cable.url + link.pathname);
  const said: string[] = [];
  for (const email of [ben.email, 'nobody@example.com']) {
    await ben.page.getByRole('textbox', { name: 'E-mail' }).fill(email);
    await ben.page.locator('input[type=password]').fill('not the password');
    await ben.page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await expect(ben.page.getByRole('alert').filter({ hasText: /\S/ }).first()).toBeVisible();
    said.push((await ben.page.getByRole('alert').filter({ hasText: /\S/ }).first().textContent()) ?? '');
  }
  expect(said[0]).toBe(said[1]);
  await ben.signsIn();
  await ben.seesIn('Ada Bai', 'Screening');
});

test('somebody in two teams switches between them; each has its own people and boards', async ({ ana, ben }) => {
  await ana.startsWith(['Ada Bai']);
  await ben.joinsBoardOf(ana);
  await ben.page.goto(`${ben.cable.url}/account`);
  await ben.page.getByRole('button', { name: 'Make another team' }).click();
  await ben.page.getByRole('textbox', { name: 'Team name' }).fill('Warehouse hiring');
  await ben.page.getByRole('textbox', { name: 'Team name' }).press('Enter');
  await expect(ben.page.getByRole('heading', { name: 'Where do you want to start?' })).toBeVisible();
  await ben.startsBlank('Hiring for winter', 'Driver');
  await expect(ben.page.getByText('Ada Bai')).toHaveCount(0);
  await ben.page.goto(`${ben.cable.url}/?teams=1`);
  await ben.page.getByRole('link', { name: /E-commerce hiring/ }).click();
  await ben.goesTo('Board');
  await ben.seesIn('Ada Bai', 'Screening');
  // Ana knows of neither.
  expect(
    (await ana.context.request.get(`${ana.serverUrl()}/api/session`).then((answer) => answer.text())).includes('Warehouse'),
  ).toBe(false);
});

test('without mail an e-mail address is changed at once, and one that somebody has is refused in words', async ({ ana, ben }) => {
  await ana.startsTeam();
  await ben.accepts(await ana.hasInvited(ben.email, 'recruiter'));
  await ben.page.goto(`${ben.cable.url}/account`);
  const section = ben.page.locator('#email');
  const wants = async (email: string): Promise<void> => {
    await section.getByRole('textbox', { name: 'New e-mail address' }).fill(email);
    await section.getByRole('button', { name: 'Change e-mail' }).click();
  };
  await wants(ana.email);
  await expect(section.getByText('This address cannot be used here')).toBeVisible();
  await wants(ben.email);
  await expect(section.getByText('That is your address already.')).toBeVisible();
  await wants('benjamin@example.com');
  await expect(section.getByText('Your e-mail address is now benjamin@example.com.')).toBeVisible();
  await expect(section.getByText('We sent a mail')).toHaveCount(0);
});

test('a passkey is made and signs one in, without the password', async ({ ana, server }) => {
  // Browsers know passkeys for names, not for addresses of numbers.
  const home = server.url.replace('127.0.0.1', 'localhost');
  const { page } = ana;
  await page.goto(home);
  await page.getByRole('textbox', { name: 'Team name' }).fill('E-commerce hiring');
  await page.getByRole('textbox', { name: 'Your name' }).fill('Ana');
  await page.getByRole('textbox', { name: 'E-mail' }).fill(ana.email);
  await page.locator('input[type=password]').fill(password);
  await page.getByRole('button', { name: 'Create the team' }).click();
  await expect(page.getByRole('heading', { name: 'Where do you want to start?' })).toBeVisible();
  const devtools = await ana.context.newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  await page.goto(`${home}/account`);
  await page.getByRole('button', { name: 'Add a passkey' }).click();
  await expect(page.locator('#passkeys').getByRole('button', { name: /^Rename/ })).toHaveCount(1);
  await page.goto(`${home}/account`);
  await page.getByRole('button', { name: 'Sign out', exact: true }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Sign out/ })
    .click();
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await expect(page.getByRole('heading', { name: 'Where do you want to start?' })).toBeVisible();
});
