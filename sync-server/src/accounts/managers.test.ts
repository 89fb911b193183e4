import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import type { AuditAnswer, ResetAnswer, SessionAnswer, TeamAnswer } from '@muster/protocol';
import { expect, test } from 'vitest';
import { Line, settingCard } from '../testing/line.ts';
import { aMuster } from '../testing/muster.ts';
import { until } from '../testing/relay-process.ts';
import { aPassword, Visitor } from '../testing/visitor.ts';

const aTeam = async () => {
  const muster = await aMuster();
  const ana = await new Visitor(muster.url, 'ana@example.com').setsUp();
  return { muster, ana, visitor: (email: string) => new Visitor(muster.url, email) };
};
const noAccess = [403, { problem: { type: 'NoAccess' } }];
const said = ({ status, body }: { status: number; body: object }) => [status, body];
const membersOf = async (manager: Visitor) =>
  (await manager.ask<TeamAnswer>('GET', `/api/teams/${manager.team}`)).body.members.map(({ user, level }) => [user, level]);

test('[S6] a manager can do nothing to another team, and hears the same of one that never was', async () => {
  const { ana } = await aTeam();
  const eve = await ana.bringsIn('eve@example.com', 'viewer');
  const made = await eve.ask<{ team: string }>('POST', '/api/teams', { name: '二组' });
  await ana.removes(eve);
  const ben = await ana.bringsIn('ben@example.com', 'recruiter');
  const { token } = (await ana.invites('guest@example.com', 'viewer')).body.invitation;
  const work = `/set-aside?room=${ana.team}/space`;
  expect((await ben.ask('POST', `/api/teams/${ana.team}${work}`, settingCard('x'))).status).toBe(200);
  const [kept] = (await ana.ask<{ id: string }[]>('GET', `/api/teams/${ana.team}/set-aside`)).body;
  const all = async () => JSON.stringify((await ana.ask('GET', `/api/teams/${ana.team}`)).body);
  const before = await all();

  const routes = (team: string) =>
    [
      ['GET', `/api/teams/${team}`],
      ['PATCH', `/api/teams/${team}`, { name: 'x' }],
      ['POST', `/api/teams/${team}/invitations`, { email: 'x@example.com', level: 'manager', projects: 'all', language: 'en' }],
      ['POST', `/api/teams/${team}/invitations/withdraw`, { token }],
      ['PATCH', `/api/teams/${team}/members/${ben.user}`, { level: 'viewer' }],
      ['PATCH', `/api/teams/${team}/members/${eve.user}`, { level: 'manager' }],
      ['DELETE', `/api/teams/${team}/members/${ben.user}`],
      ['DELETE', `/api/teams/${team}/members/${eve.user}`],
      ['POST', `/api/teams/${team}/members/${ben.user}/reset`],
      ['GET', `/api/teams/${team}/audit`],
      ['POST', `/api/teams/${team}/exports`, { what: 'candidates', rows: 1 }],
      ['GET', `/api/teams/${team}/set-aside`],
      ['POST', `/api/teams/${team}/set-aside/${kept?.id ?? ''}/accept`],
      ['DELETE', `/api/teams/${team}/set-aside/${kept?.id ?? ''}`],
    ] as const;
  for (const team of [ana.team, 'guessed', `${ana.team}%00`, ana.team.toUpperCase(), `${made.body.team}%2f..%2f${ana.team}`])
    for (const [method, path, body] of routes(team))
      expect([method, path, ...said(await eve.ask(method, path, body))]).toEqual([method, path, ...noAccess]);

  // In the own team, about people, invitations and work of the other one.
  const own = made.body.team;
  for (const [method, path, body] of [
    ['PATCH', `/api/teams/${own}/members/${ben.user}`, { level: 'viewer' }],
    ['DELETE', `/api/teams/${own}/members/${ben.user}`],
    ['POST', `/api/teams/${own}/members/${ben.user}/reset`],
    ['POST', `/api/teams/${own}/set-aside/${kept?.id ?? ''}/accept`],
    ['DELETE', `/api/teams/${own}/set-aside/${kept?.id ?? ''}`],
  ] as const)
    expect([path, ...said(await eve.ask(method, path, body))]).toEqual([path, ...noAccess]);
  expect(said(await eve.ask('POST', `/api/teams/${own}/invitations/withdraw`, { token }))).toEqual([
    410,
    { problem: { type: 'InvitationGone' } },
  ]);
  const foreign = await eve.ask('POST', `/api/teams/${own}/set-aside?room=${ana.team}/space`, settingCard('x'));
  expect(foreign.body.problem).toEqual({ type: 'FieldInvalid', field: 'room' });
  expect(await all()).toBe(before);
});

test('[S5] nobody but managers manages: every other level is refused, and sees no addresses and no invitations', async () => {
  const { ana } = await aTeam();
  await ana.invites('guest@example.com', 'viewer');
  for (const level of ['recruiter', 'support', 'analyst', 'interviewer', 'viewer'] as const) {
    const member = await ana.bringsIn(`${level}@example.com`, level);
    const { body } = await member.ask<TeamAnswer>('GET', `/api/teams/${ana.team}`);
    expect([body.invitations, body.setAside, body.members.map(({ email }) => email).filter(Boolean)]).toEqual([[], 0, []]);
    for (const [method, path, sent] of [
      ['PATCH', '', { name: 'x' }],
      ['POST', '/invitations', { email: 'x@example.com', level: 'viewer', projects: 'all', language: 'en' }],
      ['PATCH', `/members/${member.user}`, { level: 'manager' }],
      ['PATCH', `/members/${ana.user}`, { level: 'viewer' }],
      ['DELETE', `/members/${ana.user}`],
      ['POST', `/members/${ana.user}/reset`],
      ['GET', '/audit'],
      ['GET', '/set-aside'],
    ] as const)
      expect([level, path, ...said(await member.ask(method, `/api/teams/${ana.team}${path}`, sent))]).toEqual([
        level,
        path,
        ...noAccess,
      ]);
  }
});

test('[R13] who was demoted or removed has no power left, in the session that they had, and nothing that they prepared has', async () => {
  const { ana, visitor } = await aTeam();
  const eve = await ana.bringsIn('eve@example.com', 'manager');
  const ben = await ana.bringsIn('ben@example.com', 'recruiter');
  const prepare = async () => ({
    invitation: (await eve.invites(`door${Math.random()}@example.com`, 'manager')).body.invitation.token,
    reset: (await eve.ask<ResetAnswer>('POST', `/api/teams/${ana.team}/members/${ben.user}/reset`)).body.token,
  });
  const isWorthless = async ({ invitation, reset }: Awaited<ReturnType<typeof prepare>>) => {
    const account = { name: 'Eve', password: aPassword, colour: 0 };
    const joins = await visitor('x').ask('POST', '/api/join', { token: invitation, account });
    expect(joins.body.problem).toEqual({ type: 'InvitationGone' });
    const resets = await visitor('x').ask('POST', '/api/auth/reset-password', { token: reset, newPassword: 'mine from now on' });
    expect(resets.body.problem).toEqual({ type: 'LinkGone' });
  };
  const first = await prepare();
  expect((await ana.changes(eve, { level: 'recruiter' })).status).toBe(200);
  expect(said(await eve.invites('more@example.com', 'manager'))).toEqual(noAccess);
  expect(said(await eve.ask('DELETE', `/api/teams/${ana.team}/members/${ana.user}`))).toEqual(noAccess);
  await isWorthless(first);
  await ana.changes(eve, { level: 'manager' });
  const second = await prepare();
  expect((await ana.removes(eve)).status).toBe(200);
  for (const [method, path, body] of [
    ['GET', ''],
    ['GET', '/audit'],
    ['PATCH', `/members/${eve.user}`, { level: 'manager' }],
    ['DELETE', `/members/${ben.user}`],
    ['POST', '/exports', { what: 'candidates', rows: 1 }],
  ] as const)
    expect([path, ...said(await eve.ask(method, `/api/teams/${ana.team}${path}`, body))]).toEqual([path, ...noAccess]);
  await isWorthless(second);
  expect((await ben.signsIn()).status).toBe(200);
});

test('a team keeps a manager, also when two leave or demote each other at the same moment', async () => {
  const { ana } = await aTeam();
  const last = { problem: { type: 'LastManager' } };
  expect(said(await ana.removes(ana))).toEqual([409, last]);
  expect(said(await ana.changes(ana, { level: 'recruiter' }))).toEqual([409, last]);
  /** Two requests of which only one may succeed, each with who is the manager then. */
  const rounds: ((eve: Visitor) => [Visitor, () => Promise<{ status: number }>][])[] = [
    (eve) => [
      [ana, () => ana.changes(eve, { level: 'viewer' })],
      [eve, () => eve.changes(ana, { level: 'viewer' })],
    ],
    (eve) => [
      [eve, () => ana.removes(ana)],
      [ana, () => eve.removes(eve)],
    ],
    (eve) => [
      [ana, () => ana.removes(eve)],
      [eve, () => eve.removes(ana)],
    ],
  ];
  for (const [i, round] of rounds.entries()) {
    const eve = await ana.bringsIn(`eve${i}@example.com`, 'manager');
    const attempts = round(eve);
    const results = await Promise.all(attempts.map(([, ask]) => ask()));
    const fine = results.map(({ status }) => status === 200);
    expect(fine.toSorted()).toEqual([false, true]);
    const left = attempts[fine.indexOf(true)]?.[0] ?? ana;
    expect((await membersOf(left)).filter(([, level]) => level === 'manager')).toEqual([[left.user, 'manager']]);
    if (left === ana) continue;
    // Ana comes back for the next round, and is alone again.
    if ((await membersOf(left)).some(([user]) => user === ana.user)) await left.changes(ana, { level: 'manager' });
    else {
      const { token } = (await left.invites('ana@example.com', 'manager')).body.invitation;
      expect((await ana.ask('POST', '/api/join', { token })).status).toBe(200);
    }
    expect((await left.removes(left)).status).toBe(200);
  }
});

test('a team keeps a manager, however many leave at the same moment', async () => {
  const { ana } = await aTeam();
  const managers = [ana];
  for (let i = 0; i < 7; i++) managers.push(await ana.bringsIn(`manager${i}@example.com`, 'manager'));
  const left = await Promise.all(
    managers.map((manager, i) => (i % 2 ? manager.removes(manager) : manager.changes(manager, { level: 'viewer' }))),
  );
  expect(left.filter(({ status }) => status === 200)).toHaveLength(7);
  const last = managers[left.findIndex(({ status }) => status === 409)] ?? ana;
  expect((await membersOf(last)).filter(([, level]) => level === 'manager')).toEqual([[last.user, 'manager']]);
});

test('[S6] a reset link is made only for members who are in no other team but those that one manages, and dies when they join one', async () => {
  const { ana, visitor } = await aTeam();
  const eve = await ana.bringsIn('eve@example.com', 'viewer');
  const ben = await ana.bringsIn('ben@example.com', 'recruiter');
  const made = await eve.ask<{ team: string }>('POST', '/api/teams', { name: '二组' });
  eve.team = made.body.team;
  const reset = (by: Visitor, of: Visitor) => by.ask<ResetAnswer>('POST', `/api/teams/${by.team}/members/${of.user}/reset`);
  expect((await reset(ana, eve)).body.problem).toEqual({ type: 'NotOnlyYours' });
  const bens = await reset(ana, ben);
  const spare = await reset(ana, ben);
  // The link works; the old password and session do not.
  const newPassword = 'a whole new password';
  const used = await visitor('x').ask('POST', '/api/auth/reset-password', { token: bens.body.token, newPassword });
  expect(used.status).toBe(200);
  expect((await ben.ask<SessionAnswer>('GET', '/api/session')).body.account).toBeNull();
  expect((await ben.signsIn(newPassword)).status).toBe(200);
  // Ben joins Eve's team, and the link that Ana still has would lead there.
  const { token } = (await eve.invites('ben@example.com', 'recruiter')).body.invitation;
  expect((await ben.ask('POST', '/api/join', { token })).status).toBe(200);
  const late = await visitor('x').ask('POST', '/api/auth/reset-password', { token: spare.body.token, newPassword: aPassword });
  expect(late.body.problem).toEqual({ type: 'LinkGone' });
  for (const by of [ana, eve]) expect((await reset(by, ben)).body.problem).toEqual({ type: 'NotOnlyYours' });
});

test('[S6] one member is one member: an invitation to another address of theirs adds nothing, and removal removes all', async () => {
  const { ana, muster } = await aTeam();
  const ben = await ana.bringsIn('ben@example.com', 'viewer');
  const { token } = (await ana.invites('benjamin@example.com', 'manager')).body.invitation;
  expect((await ben.ask('POST', '/api/auth/change-email', { newEmail: 'benjamin@example.com' })).status).toBe(200);
  expect((await ben.ask('POST', '/api/join', { token })).body.problem).toEqual({ type: 'AlreadyMember' });
  expect(await membersOf(ana)).toEqual([
    [ana.user, 'manager'],
    [ben.user, 'viewer'],
  ]);
  const db = new DatabaseSync(join(muster.dataDir, 'muster.sqlite'));
  const twice = `INSERT INTO member (id, organizationId, userId, role, createdAt) VALUES ('x', ?, ?, 'manager', '2026-01-01')`;
  expect(() => db.prepare(twice).run(ana.team, ben.user)).toThrow('UNIQUE');
  db.close();
});

test('[S6] an invitation is for its address, once, and only as long as it stands', async () => {
  const { ana, visitor } = await aTeam();
  const eve = await ana.bringsIn('eve@example.com', 'viewer');
  const { token } = (await ana.invites('guest@example.com', 'recruiter')).body.invitation;
  ana.team = (await ana.ask<{ team: string }>('POST', '/api/teams', { name: '二组' })).body.team;
  const other = (await ana.invites('guest@example.com', 'recruiter')).body.invitation.token;
  // Signed in as somebody else.
  expect((await eve.ask('POST', '/api/join', { token: other })).body.problem).toEqual({ type: 'InvitationGone' });
  const account = { name: 'Guest', password: aPassword, colour: 0 };
  let visitors = 0;
  const joins = await Promise.all(
    Array.from({ length: 4 }, () => visitor(`x${visitors++}`).ask<SessionAnswer>('POST', '/api/join', { token, account })),
  );
  expect(joins.filter(({ status }) => status === 200)).toHaveLength(1);
  // Another invitation of the same address replaces the one before.
  const newer = (await ana.invites('guest@example.com', 'viewer')).body.invitation.token;
  expect((await visitor('x').ask('POST', '/api/invitation', { token: other })).body.problem).toEqual({ type: 'InvitationGone' });
  expect((await ana.ask('POST', `/api/teams/${ana.team}/invitations/withdraw`, { token: newer })).status).toBe(200);
  expect((await visitor('x').ask('POST', '/api/join', { token: newer, account })).body.problem).toEqual({
    type: 'InvitationGone',
  });
  // Nobody without an invitation gets an account, whatever they send.
  expect((await visitor('x').ask('POST', '/api/join', { account })).body.problem).toEqual({
    type: 'FieldInvalid',
    field: 'token',
  });
});

test('the audit log tells managers who did what, refused attempts among it, and another team nothing of it', async () => {
  const { ana, visitor } = await aTeam();
  const eve = await ana.bringsIn('eve@example.com', 'viewer');
  const room = await new Line(eve, `${ana.team}/p/p1/private`).ended();
  expect(room.code).toBe(4403);
  const space = await new Line(eve, `${ana.team}/space`).arrived();
  await space.say('update', settingCard('x'));
  await eve.ask('GET', `/api/teams/${ana.team}/audit`);
  await visitor('eve@example.com').signsIn('a wrong password');
  const read = async () => (await ana.ask<AuditAnswer>('GET', `/api/teams/${ana.team}/audit`)).body.entries;
  await until('what is noted later is noted', async () => {
    const kinds = (await read()).map(({ kind }) => kind);
    return kinds.filter((kind) => kind === 'refused').length === 3 && kinds.includes('sign-in-failed');
  });
  const entries = await read();
  expect(
    entries
      .filter(({ kind }) => kind === 'refused')
      .map(({ facts, userName }) => [userName, facts['what']])
      .toSorted(),
  ).toEqual([
    ['eve', 'readOnly'],
    ['eve', 'room'],
    ['eve', 'team'],
  ]);
  expect(JSON.stringify(entries.map(({ facts }) => facts))).not.toMatch(/@|[A-Za-z0-9]{24}/);
  // Made up teams fill nothing, and Eve's own team hears nothing of Ana's.
  const own = (await eve.ask<{ team: string }>('POST', '/api/teams', { name: '二组' })).body.team;
  for (let i = 0; i < 5; i++) await new Line(eve, `made-up-${i}/space`).ended();
  const heard = (await eve.ask<AuditAnswer>('GET', `/api/teams/${own}/audit`)).body.entries;
  expect(heard.filter(({ user }) => user !== eve.user)).toEqual([]);
  expect(heard.map(({ kind }) => kind)).not.toContain('refused');
});

test('the audit log keeps what was before somebody left, and hears nothing of them after', async () => {
  const { ana, visitor } = await aTeam();
  const ben = await ana.bringsIn('ben@example.com', 'recruiter');
  await ana.removes(ben);
  const signIns = async () =>
    (await ana.ask<AuditAnswer>('GET', `/api/teams/${ana.team}/audit?kind=signed-in`)).body.entries.filter(
      ({ user }) => user === ben.user,
    ).length;
  expect(await signIns()).toBe(1);
  await new Promise((resolve) => setTimeout(resolve, 2));
  await visitor('ben@example.com').signsIn();
  expect(await signIns()).toBe(1);
});

test('the audit log says that an address is another one when it is, and not when somebody has it', async () => {
  const { ana } = await aTeam();
  await ana.bringsIn('ben@example.com', 'viewer');
  const changes = async () =>
    (await ana.ask<AuditAnswer>('GET', `/api/teams/${ana.team}/audit?kind=email-changed`)).body.entries.length;
  expect((await ana.ask('POST', '/api/auth/change-email', { newEmail: 'ben@example.com' })).status).toBe(200);
  expect(await changes()).toBe(0);
  expect((await ana.ask('POST', '/api/auth/change-email', { newEmail: 'anna@example.com' })).status).toBe(200);
  expect(await changes()).toBe(1);
});
