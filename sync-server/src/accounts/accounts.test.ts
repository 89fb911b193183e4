import { expect, test } from 'vitest';
import type { SessionAnswer, TeamAnswer } from '@muster/protocol';
import { aMuster } from '../testing/muster.ts';
import { aPassword, Visitor } from '../testing/visitor.ts';

test('the first visit of an empty server makes the first team and its manager; there is no second first visit', async () => {
  const { url } = await aMuster();
  const ana = new Visitor(url, 'ana@example.com');
  expect((await ana.ask<SessionAnswer>('GET', '/api/session')).body).toMatchObject({ needsSetup: true, account: null });
  await ana.setsUp('电商招聘');
  expect((await ana.ask<SessionAnswer>('GET', '/api/session')).body).toEqual({
    needsSetup: false,
    account: { user: ana.user, name: 'ana', email: 'ana@example.com', colour: 1 },
    teams: [{ team: ana.team, name: '电商招聘', level: 'manager', projects: 'all' }],
    mail: false,
    singleSignOn: null,
  });
  const request = { team: 'x', name: 'Eve', email: 'eve@example.com', password: aPassword, colour: 0 };
  const eve = new Visitor(url, 'eve@example.com');
  expect((await eve.ask('POST', '/api/setup', request)).body.problem).toEqual({ type: 'AlreadySetUp' });
});

test('whoever is invited joins with the level and the projects of the invitation, once', async () => {
  const { url } = await aMuster();
  const ana = await new Visitor(url, 'ana@example.com').setsUp();
  const { body } = await ana.invites('ben@example.com', 'analyst', ['p618']);
  expect(body.mailed).toBe(false);
  const ben = new Visitor(url, 'ben@example.com');
  const { token } = body.invitation;
  expect((await ben.ask('POST', '/api/invitation', { token })).body).toMatchObject({ inviter: 'ana', email: 'ben@example.com' });
  const account = { name: 'Ben', password: aPassword, colour: 3 };
  const joined = await ben.ask<SessionAnswer>('POST', '/api/join', { token, account });
  expect(joined.body.teams).toEqual([{ team: ana.team, name: '招聘一组', level: 'analyst', projects: ['p618'] }]);
  expect((await new Visitor(url, 'x').ask('POST', '/api/join', { token, account })).body.problem).toEqual({
    type: 'InvitationGone',
  });
  const directory = await ana.ask<TeamAnswer>('GET', `/api/teams/${ana.team}`);
  expect(directory.body.members.map(({ name, level, email }) => [name, level, email])).toEqual([
    ['Ben', 'analyst', 'ben@example.com'],
    ['ana', 'manager', 'ana@example.com'],
  ]);
  expect(directory.body.invitations).toEqual([]);
});
