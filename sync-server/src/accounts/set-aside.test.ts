import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { maxSetAsideBytes } from '@muster/protocol';
import type { AuditAnswer, SetAsideWork, TeamAnswer } from '@muster/protocol';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { Line, settingCard } from '../testing/line.ts';
import { aMuster } from '../testing/muster.ts';
import { until } from '../testing/relay-process.ts';
import { Visitor } from '../testing/visitor.ts';

const aTeam = async () => {
  const muster = await aMuster();
  const ana = await new Visitor(muster.url, 'ana@example.com').setsUp();
  const room = `${ana.team}/p/p1/board`;
  return { muster, ana, room };
};
const handIn = (visitor: Visitor, room: string, update: Uint8Array, what = '[]') =>
  visitor.ask(
    'POST',
    `/api/teams/${room.split('/', 1)[0] ?? ''}/set-aside?${new URLSearchParams({ room, what }).toString()}`,
    update,
  );
const waiting = async (manager: Visitor) =>
  (await manager.ask<SetAsideWork[]>('GET', `/api/teams/${manager.team}/set-aside`)).body;
const decide = (manager: Visitor, id: string, how: 'accept' | 'discard') =>
  how === 'accept'
    ? manager.ask('POST', `/api/teams/${manager.team}/set-aside/${id}/accept`)
    : manager.ask('DELETE', `/api/teams/${manager.team}/set-aside/${id}`);
const cardsIn = async (visitor: Visitor, room: string) => {
  const line = await new Line(visitor, room).arrived();
  line.close();
  return line.cards.toJSON();
};

test('who was removed hands in what was not sent; a manager reads what it is, and accepts it in its author’s name', async () => {
  const { ana, room } = await aTeam();
  const ben = await ana.bringsIn('ben@example.com', 'recruiter');
  // Ben's device has sent one edit, and has another one.
  const doc = new Y.Doc();
  doc.getMap('cards').set('sent', 1);
  const line = await new Line(ben, room).arrived();
  expect(await line.say('update', Y.encodeStateAsUpdate(doc))).toBe('stored');
  const sent = Y.encodeStateVector(doc);
  doc.getMap('cards').set('unsent', 2);
  const unsent = Y.encodeStateAsUpdate(doc, sent);
  await ana.removes(ben);

  const what = JSON.stringify([{ command: 'moveCard', times: 2 }, { command: '<img src=x>', times: 1 }, 'odd', null]);
  for (let i = 0; i < 2; i++) expect((await handIn(ben, room, unsent, what)).status).toBe(200);
  const [work, ...rest] = await waiting(ana);
  expect(rest).toEqual([]);
  expect(work).toMatchObject({ user: ben.user, userName: 'ben', room, bytes: unsent.length });
  expect(work?.what).toEqual([{ command: 'moveCard', times: 2 }]);
  expect((await ana.ask<TeamAnswer>('GET', `/api/teams/${ana.team}`)).body.setAside).toBe(1);
  expect(await cardsIn(ana, room)).toEqual({ sent: 1 });

  const [once, twice] = await Promise.all([decide(ana, work?.id ?? '', 'accept'), decide(ana, work?.id ?? '', 'accept')]);
  expect([once.status, twice.status]).toContain(200);
  expect(await cardsIn(ana, room)).toEqual({ sent: 1, unsent: 2 });
  expect(await waiting(ana)).toEqual([]);
  const kinds = (await ana.ask<AuditAnswer>('GET', `/api/teams/${ana.team}/audit`)).body.entries;
  expect(kinds.find(({ kind }) => kind === 'set-aside-accepted')).toMatchObject({ user: ana.user, target: ben.user });
});

test('[R6] what is handed in under the client id of somebody else is not accepted, and goes on waiting', async () => {
  const { ana, room } = await aTeam();
  const eve = await ana.bringsIn('eve@example.com', 'recruiter');
  const doc = new Y.Doc();
  doc.getMap('cards').set('anas', 1);
  const line = await new Line(ana, room).arrived();
  expect(await line.say('update', Y.encodeStateAsUpdate(doc))).toBe('stored');
  await ana.removes(eve);
  const before = Y.encodeStateVector(doc);
  doc.getMap('cards').set('forged', 1);
  expect((await handIn(eve, room, Y.encodeStateAsUpdate(doc, before))).status).toBe(200);
  const [work] = await waiting(ana);
  expect((await decide(ana, work?.id ?? '', 'accept')).body.problem).toEqual({ type: 'FieldInvalid', field: 'update' });
  expect(await cardsIn(ana, room)).toEqual({ anas: 1 });
  expect(await waiting(ana)).toHaveLength(1);
});

test('[S6] a stranger hands in nothing, a member only to shared rooms of the team, and only updates', async () => {
  const { ana, room } = await aTeam();
  const eve = await ana.bringsIn('eve@example.com', 'viewer');
  const ben = await ana.bringsIn('ben@example.com', 'viewer');
  const other = (await eve.ask<{ team: string }>('POST', '/api/teams', { name: '二组' })).body.team;
  const update = settingCard('x');
  expect((await handIn(ben, `${other}/space`, update)).body).toEqual({ problem: { type: 'NoAccess' } });
  expect((await handIn(ben, 'guessed/space', update)).body).toEqual({ problem: { type: 'NoAccess' } });
  expect((await handIn(new Visitor(ana.url, 'x'), room, update)).body).toEqual({ problem: { type: 'SignInNeeded' } });
  for (const path of [`u/${ana.user}`, `u/${ben.user}`, 'nonsense', 'p/../space', '../guessed/space', ''])
    expect((await handIn(ben, `${ana.team}/${path}`, update)).body.problem).toEqual({ type: 'FieldInvalid', field: 'room' });
  for (const bytes of [new Uint8Array(), new Uint8Array([1, 2, 3]), new Uint8Array([...update, 0])])
    expect((await handIn(ben, room, bytes)).body.problem).toEqual({ type: 'FieldInvalid', field: '' });
  expect((await ben.ask('POST', `/api/teams/${ana.team}/set-aside?room=${room}`, { json: true })).status).toBe(400);
  expect(await waiting(ana)).toEqual([]);
});

test('[S3] what waits is bounded: one piece, all of one member, and how often', async () => {
  const { ana, room } = await aTeam();
  const ben = await ana.bringsIn('ben@example.com', 'viewer');
  expect((await handIn(ben, room, new Uint8Array(maxSetAsideBytes + 1))).body.problem).toEqual({ type: 'TooLarge' });
  const nearlyAll = 'x'.repeat(maxSetAsideBytes - 200);
  for (let i = 0; i < 4; i++) expect((await handIn(ben, room, settingCard(`big${i}`, nearlyAll))).status).toBe(200);
  expect((await handIn(ben, room, settingCard('big4', nearlyAll))).body.problem).toEqual({ type: 'TooLarge' });
  const small = await Promise.all(Array.from({ length: 60 }, (_, i) => handIn(ben, room, settingCard(`small${i}`))));
  expect(small.filter(({ body }) => body.problem?.type === 'TooMany')).toHaveLength(5);
});

test('what was discarded is gone from the disk', async () => {
  const { ana, room, muster } = await aTeam();
  const ben = await ana.bringsIn('ben@example.com', 'viewer');
  const secret = 'nobody-shall-ever-read-this-again';
  const inFiles = (): boolean =>
    readdirSync(muster.dataDir).some((file) => readFileSync(join(muster.dataDir, file)).includes(secret));
  expect((await handIn(ben, room, settingCard('x', secret))).status).toBe(200);
  expect(inFiles()).toBe(true);
  const [work] = await waiting(ana);
  expect((await decide(ana, work?.id ?? '', 'discard')).status).toBe(200);
  await until('it is gone', () => !inFiles());
  expect(await waiting(ana)).toEqual([]);
  expect((await decide(ana, work?.id ?? '', 'accept')).body).toEqual({ problem: { type: 'NoAccess' } });
  expect(await cardsIn(ana, room)).toEqual({});
});
