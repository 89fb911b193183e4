import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { closeCodes, decodePresence, nackCodes } from '@muster/protocol';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { Line, settingCard } from '../testing/line.ts';
import { aMuster } from '../testing/muster.ts';
import type { Muster } from '../testing/muster.ts';
import { until } from '../testing/relay-process.ts';
import { Visitor } from '../testing/visitor.ts';

const noAccess = { code: closeCodes.noAccess, reason: 'no access' };
const signIn = { code: closeCodes.signIn, reason: 'sign in' };

const inFile = <T>({ dataDir }: Muster, read: (db: DatabaseSync) => T): T => {
  const db = new DatabaseSync(join(dataDir, 'muster.sqlite'));
  try {
    return read(db);
  } finally {
    db.close();
  }
};
const roomsIn = (muster: Muster): string[] =>
  inFile(muster, (db) =>
    db
      .prepare('SELECT name FROM rooms ORDER BY name')
      .all()
      .map((row) => String(row['name'])),
  );

/** Two teams on one server, with something in each, and somebody of the second who wants to know about the first. */
const twoTeams = async (config: Parameters<typeof aMuster>[0] = {}, now?: () => number) => {
  const muster = await aMuster(config, now);
  const ana = await new Visitor(muster.url, 'ana@example.com').setsUp('一组');
  const eve = await ana.bringsIn('eve@example.com', 'viewer');
  const made = await eve.ask<{ team: string }>('POST', '/api/teams', { name: '二组' });
  await ana.removes(eve);
  eve.team = made.body.team;
  const lines: Line[] = [];
  for (const [visitor, room] of [
    [ana, `${ana.team}/space`],
    [ana, `${ana.team}/p/p1/private`],
    [ana, `${ana.team}/u/${ana.user}`],
    [eve, `${eve.team}/space`],
  ] as const) {
    const line = await new Line(visitor, room).arrived();
    expect(await line.say('update', settingCard('secret'))).toBe('stored');
    lines.push(line);
  }
  return { muster, ana, eve, lines };
};

/** How a connection that must not come to anything ended; nothing was said to it before. */
const refusal = async (...line: ConstructorParameters<typeof Line>) => {
  const tried = new Line(...line);
  const ending = await tried.ended();
  expect(tried.frames).toEqual([]);
  return ending;
};

test("[S6] another team's rooms, its members' own rooms and rooms that never were are refused alike, and none is made", async () => {
  const { muster, ana, eve } = await twoTeams();
  const before = roomsIn(muster);
  const foreign = [
    `${ana.team}/space`,
    `${ana.team}/pool`,
    `${ana.team}/p/p1/private`,
    `${ana.team}/p/guessed/board`,
    `${ana.team}/doc/guessed`,
    `${ana.team}/u/${ana.user}`,
    `${ana.team}/u/${eve.user}`,
    // No such team, however alike its name.
    `${ana.team.slice(0, -1)}/space`,
    `${ana.team}x/space`,
    `${ana.team.toUpperCase()}/space`,
    `${ana.team.toLowerCase()}/space`,
    'guessed/space',
    `${eve.user}/space`,
    // Of the own team, but of another member.
    `${eve.team}/u/${ana.user}`,
    `${eve.team}/u/guessed`,
  ];
  for (const room of foreign) expect([room, await refusal(eve, room)]).toEqual([room, noAccess]);
  expect(roomsIn(muster)).toEqual(before);
});

test('[S6] a room name that is not one to the letter is no room, for everybody, and none is made', async () => {
  const { muster, ana, eve } = await twoTeams();
  const before = roomsIn(muster);
  const { team } = ana;
  const tricks = [
    `${eve.team}/../${team}/space`,
    `${eve.team}/space/../../${team}/space`,
    `./${team}/space`,
    `${team}//space`,
    `/${team}/space`,
    `${team}/space/`,
    `${team}/./space`,
    `${team}/space%00`,
    `${team}%00/space`,
    `${team}/%73pace`,
    `${team}%2Fspace`,
    `%2e%2e/${team}/space`,
    `${eve.team}%2f..%2f${team}/space`,
    `${team}/SPACE`,
    `${team}/Space`,
    `${team}/space;x`,
    `${team}/space%20`,
    `${team}\\space`,
    `${team}/p/../space`,
    `${team}/p/%2e%2e/private`,
    `${team}/p/p1/private%00board`,
    `${team}/p/p1/week/2026-W99`,
    `${team}/doc/`,
    `${team}/u/`,
    // ѕ is Cyrillic, ｓ full width, as a browser would send them.
    encodeURI(`${team}/ѕpace`),
    encodeURI(`${team}/ｓpace`),
    encodeURI(`${team}／space`),
  ];
  const noRoom = { code: closeCodes.badRoom, reason: 'no such room' };
  for (const room of tricks)
    for (const visitor of [ana, eve]) expect([room, await refusal(visitor, room)]).toEqual([room, noRoom]);
  // A query and a fragment are no part of the name.
  expect(await refusal(eve, `${team}/space`, { query: `?room=${eve.team}/space` })).toEqual(noAccess);
  expect(await refusal(eve, `${eve.team}/space#/../${team}/space`, { query: '' })).toEqual(noRoom);
  // Not even HTTP.
  expect(await refusal(eve, `${team}/spa\u00e7e`)).toEqual({ code: 400, reason: '' });
  expect(await refusal(eve, `${team}/space`, { user: `../sync/${eve.user}` })).toEqual(noRoom);
  expect(roomsIn(muster)).toEqual(before);
});

test('[S6, R13] the path of somebody else, a page of another origin, and a cookie that is none are refused', async () => {
  const { ana, eve, muster } = await twoTeams();
  const room = `${eve.team}/space`;
  // Eve is who the cookie says, whatever the path says.
  expect(await refusal(eve, `${ana.team}/space`, { user: ana.user })).toEqual(signIn);
  expect(await refusal(eve, `${ana.team}/u/${ana.user}`, { user: ana.user })).toEqual(signIn);
  expect(await refusal(eve, room, { user: 'guessed' })).toEqual(signIn);
  expect((await refusal(eve, room, { user: `${eve.user}%00` })).code).toBe(closeCodes.badRoom);
  for (const Origin of ['https://evil.example', 'null', '', muster.url.replace('127.0.0.1', 'localhost').slice(0, -1)])
    expect([Origin, await refusal(eve, room, { headers: { Origin } })]).toEqual([Origin, { code: 403, reason: '' }]);

  const [name = '', value = ''] = eve.cookie.split('=', 2);
  const [token = '', signature = ''] = decodeURIComponent(value).split('.', 2);
  const flipped = `${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}`;
  const forged = [
    '',
    `${name}=`,
    `${name}=${token}`,
    `${name}=${encodeURIComponent(`${token}.`)}`,
    `${name}=${encodeURIComponent(`${token}.${flipped}`)}`,
    `${name}=${encodeURIComponent(`${token.slice(1)}.${signature}`)}`,
    `${name}=%E0%A4%A`,
    `x${name}=${value}`,
    `${name}=${'a'.repeat(5000)}`,
  ];
  for (const Cookie of forged) expect([Cookie, await refusal(eve, room, { headers: { Cookie } })]).toEqual([Cookie, signIn]);
  const inside = await new Line(eve, room).arrived();
  expect(inside.synced).toBe(true);
});

test('[R13] signing out, signing out elsewhere, a new password and removal reach open lines at once; the cookie is worth nothing after', async () => {
  const { url } = await aMuster();
  const ana = await new Visitor(url, 'ana@example.com').setsUp();
  const room = `${ana.team}/space`;
  const phone = new Visitor(url, 'ana@example.com');
  await phone.signsIn();

  const [here, there] = [await new Line(ana, room).arrived(), await new Line(phone, room).arrived()];
  await ana.ask('POST', '/api/auth/revoke-other-sessions', {});
  expect(await there.ended()).toEqual(signIn);
  expect(here.ending).toBeNull();
  expect(await refusal(phone, room, { user: ana.user })).toEqual(signIn);

  await phone.signsIn();
  const again = await new Line(phone, room).arrived();
  const stale = phone.cookie;
  await phone.ask('POST', '/api/auth/sign-out', {});
  expect(await again.ended()).toEqual(signIn);
  expect(await refusal(phone, room, { headers: { Cookie: stale } })).toEqual(signIn);
  expect(here.ending).toBeNull();

  await phone.signsIn();
  const old = await new Line(phone, room).arrived();
  const change = { currentPassword: 'correct horse battery', newPassword: 'another horse battery', revokeOtherSessions: true };
  expect((await ana.ask('POST', '/api/auth/change-password', change)).status).toBe(200);
  expect(await old.ended()).toEqual(signIn);

  const ben = await ana.bringsIn('ben@example.com', 'recruiter');
  const lines = await Promise.all([room, `${ana.team}/u/${ben.user}`].map((each) => new Line(ben, each).arrived()));
  await ana.removes(ben);
  for (const line of lines) expect(await line.ended()).toEqual(noAccess);
  expect(await refusal(ben, room)).toEqual(noAccess);
});

test('[R13] a session that ends by itself ends its lines within 5 s, and opens none', async () => {
  let later = 0;
  const { muster, ana } = await twoTeams({}, () => Date.now() + later);
  const room = `${ana.team}/space`;
  const line = await new Line(ana, room).arrived();
  const at = Date.now();
  later = 31 * 24 * 3600 * 1000;
  expect(await line.ended()).toEqual(signIn);
  expect(line.endedAt - at).toBeLessThan(5000);
  expect(await refusal(ana, room)).toEqual(signIn);
  // As its row in the file says, too: that is what is asked.
  later = 0;
  const again = await new Line(ana, room).arrived();
  inFile(muster, (db) => db.exec(`UPDATE session SET expiresAt = '2001-01-01T00:00:00.000Z'`));
  expect(await again.ended()).toEqual(signIn);
  expect(await refusal(ana, room)).toEqual(signIn);
  expect((await ana.ask('GET', `/api/teams/${ana.team}`)).body.problem).toEqual({ type: 'SignInNeeded' });
});

test('[S6, R13] projects: only those of the member, and a change of them reaches open lines', async () => {
  const { url } = await aMuster();
  const ana = await new Visitor(url, 'ana@example.com').setsUp();
  const ben = await ana.bringsIn('ben@example.com', 'recruiter', ['p1']);
  const kinds = ['board', 'people', 'private', 'interviews', 'week/2026-W07', 'month/2026-02'];
  for (const kind of kinds) {
    expect((await new Line(ben, `${ana.team}/p/p1/${kind}`).arrived()).ending).toBeNull();
    expect(await refusal(ben, `${ana.team}/p/p2/${kind}`)).toEqual(noAccess);
    expect(await refusal(ben, `${ana.team}/p/P1/${kind}`)).toEqual(noAccess);
  }
  const [board, space] = await Promise.all(['p/p1/board', 'space'].map((path) => new Line(ben, `${ana.team}/${path}`).arrived()));
  await ana.changes(ben, { projects: ['p2'] });
  expect(await board?.ended()).toEqual(noAccess);
  expect((await space?.ended())?.code).toBe(closeCodes.rightsChanged);
  expect((await new Line(ben, `${ana.team}/p/p2/board`).arrived()).ending).toBeNull();
  await ana.changes(ben, { projects: [] });
  for (const kind of kinds) expect(await refusal(ben, `${ana.team}/p/p2/${kind}`)).toEqual(noAccess);
});

test('[R6] a forged client id and a replayed update of another user are refused or change nothing; the victim goes on', async () => {
  const { url } = await aMuster();
  const ana = await new Visitor(url, 'ana@example.com').setsUp();
  const [ben, eve] = [await ana.bringsIn('ben@example.com', 'recruiter'), await ana.bringsIn('eve@example.com', 'recruiter')];
  const room = `${ana.team}/p/p1/board`;
  const [bens, eves] = [await new Line(ben, room).arrived(), await new Line(eve, room).arrived()];

  const doc = new Y.Doc();
  doc.getMap('cards').set('ben', 1);
  const original = Y.encodeStateAsUpdate(doc);
  expect(await bens.say('update', original)).toBe('stored');
  await until('eve hears of it', () => eves.cards.has('ben'));

  // Word for word, it is known already: acknowledged, not stored again, and nobody is told.
  const heard = bens.frames.length;
  expect(await eves.say('update', original)).toBe('stored');
  expect(await eves.say('step2', original)).toBe('stored');
  // In ben's name, as if it were ben's next: by his client id, in a frame of her own.
  const forging = new Y.Doc();
  Y.applyUpdate(forging, original);
  forging.clientID = doc.clientID;
  forging.getMap('cards').set('forged', 1);
  const forged = Y.encodeStateAsUpdate(forging, Y.encodeStateVector(doc));
  const refused = (number: number) => ({ type: 'nack', number, code: nackCodes.foreignClient, final: true });
  expect(await eves.say('update', forged)).toEqual(refused(3));
  // Hidden among her own: refused whole.
  const mixed = Y.mergeUpdates([settingCard('eve'), forged]);
  expect(await eves.say('step2', mixed)).toEqual(refused(4));
  expect(bens.frames.slice(heard).filter(({ type }) => type === 'update')).toEqual([]);

  // Ben's own next edit has the same clock as the forged one, and is the one that counts.
  const before = Y.encodeStateVector(doc);
  doc.getMap('cards').set('next', 2);
  expect(await bens.say('update', Y.encodeStateAsUpdate(doc, before))).toBe('stored');
  expect(await eves.say('update', settingCard('honest'))).toBe('stored');
  const fresh = await new Line(ana, room).arrived();
  expect(fresh.cards.toJSON()).toEqual({ ben: 1, next: 2, honest: 'honest' });
  expect([bens.ending, eves.ending]).toEqual([null, null]);
});

test('[R6, R5] who may only read cannot take a client id, nor keep its owner from writing', async () => {
  const { url } = await aMuster();
  const ana = await new Visitor(url, 'ana@example.com').setsUp();
  const [ben, vera] = [await ana.bringsIn('ben@example.com', 'recruiter'), await ana.bringsIn('vera@example.com', 'viewer')];
  const room = `${ana.team}/p/p1/board`;
  const [bens, veras] = [await new Line(ben, room).arrived(), await new Line(vera, room).arrived()];
  const update = settingCard('mine');
  expect(await veras.say('update', update)).toMatchObject({ type: 'nack', code: nackCodes.readOnly });
  expect(await bens.say('update', update)).toBe('stored');
});

test('[R6, R12] presence in the name of somebody else is passed on to nobody; the victim keeps being seen as themselves', async () => {
  const { url } = await aMuster();
  const ana = await new Visitor(url, 'ana@example.com').setsUp();
  const [ben, eve] = [await ana.bringsIn('ben@example.com', 'recruiter'), await ana.bringsIn('eve@example.com', 'viewer')];
  const room = `${ana.team}/space`;
  const watching = await new Line(ana, room).arrived();
  const states = (client: number): string[] =>
    watching.frames.flatMap((frame) => {
      if (frame.type !== 'awareness') return [];
      const shown = decodePresence(frame.body);
      return shown.ok ? shown.value.filter((entry) => entry.client === client).map(({ state }) => state) : [];
    });
  const bens = await new Line(ben, room).arrived();
  bens.shows(bens.doc.clientID, { user: ben.user, at: 'board' });
  const isSeen = JSON.stringify({ user: ben.user, at: 'board' });
  await until('ben is seen', () => states(bens.doc.clientID).includes(isSeen));

  // In ben's name under a client id of her own, and under his.
  const eves = await new Line(eve, room).arrived();
  eves.shows(eves.doc.clientID, { user: ben.user });
  const other = await new Line(eve, room).arrived();
  other.shows(bens.doc.clientID, { user: eve.user });
  const third = await new Line(eve, room).arrived();
  third.shows(bens.doc.clientID, { user: ben.user });
  // What comes after it on the same line is heard: it was passed over, not lost on the way.
  const honest = await new Line(eve, room).arrived();
  honest.shows(honest.doc.clientID, { user: eve.user });
  await until('eve herself is seen', () => states(honest.doc.clientID).length > 0);
  for (const line of [eves, other, third]) line.send({ type: 'ping' });
  for (const line of [eves, other, third]) await until('it was taken', () => line.frames.some(({ type }) => type === 'ping'));
  expect(states(eves.doc.clientID)).toEqual([]);
  expect(new Set(states(bens.doc.clientID))).toEqual(new Set([isSeen]));
  // Eve leaves, ben stays.
  for (const line of [eves, other, third]) line.close();
  const fresh = await new Line(ana, room).arrived();
  await until('ben is still there', () =>
    fresh.frames.some((frame) => frame.type === 'awareness' && Buffer.from(frame.body).includes(isSeen)),
  );
  expect(bens.ending).toBeNull();
});
