import { expect, test } from 'vitest';
import { inviteLink, newTeamId, teamInLink } from './invite.ts';
import { knownTeams, rememberTeam } from './known-teams.ts';

function memory(): Storage {
  const held = new Map<string, string>();
  return {
    getItem: (key: string) => held.get(key) ?? null,
    setItem: (key: string, value: string) => void held.set(key, value),
  } as Storage;
}

test('a team address cannot be guessed: at least 128 bits, and no two are alike', () => {
  const ids = Array.from({ length: 500 }, newTeamId);
  expect(new Set(ids).size).toBe(500);
  for (const id of ids) expect(id).toMatch(/^[0-9A-Za-z]{22}$/);
  expect(22 * Math.log2(62)).toBeGreaterThanOrEqual(128);
  expect(new Set(ids.join('')).size).toBe(62);
});

test('the team is found in whatever part of an address people paste, and in nothing else', () => {
  const id = newTeamId();
  for (const text of [
    inviteLink(id, 'https://muster.example'),
    `  ${inviteLink(id, 'http://127.0.0.1:4000')}/p/abc/board?person=9 `,
    `打开这个链接：https://muster.example/t/${id}，然后填名字`,
    id,
  ])
    expect(teamInLink(text)).toBe(id);
  for (const text of ['', 'hello', 'https://muster.example/', '/t/', `https://muster.example/t/${'x'.repeat(80)}`])
    expect(teamInLink(text)).toBeNull();
});

test('the team opened last comes first and keeps its name; damaged entries are passed over', () => {
  const store = memory();
  rememberTeam('one', { name: '电商组' }, store);
  rememberTeam('two', { project: 'p2' }, store);
  rememberTeam('one', { project: 'p1' }, store);
  expect(knownTeams(store).map(({ team, name, project }) => ({ team, name, project }))).toEqual([
    { team: 'one', name: '电商组', project: 'p1' },
    { team: 'two', name: '', project: 'p2' },
  ]);
  store.setItem('muster:teams', '[{"team":5},{"team":"x","name":"","project":"","at":1},null]');
  expect(knownTeams(store).map(({ team }) => team)).toEqual(['x']);
  store.setItem('muster:teams', '{not json');
  expect(knownTeams(store)).toEqual([]);
});
