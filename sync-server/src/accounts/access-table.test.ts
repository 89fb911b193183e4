import { accessLevels, closeCodes, decodePresence, nackCodes, parseRoom, rightsFor } from '@muster/protocol';
import type { AccessLevel, Rights } from '@muster/protocol';
import { expect, test } from 'vitest';
import { deletingCard, Line, settingCard } from '../testing/line.ts';
import { aMuster } from '../testing/muster.ts';
import { until } from '../testing/relay-process.ts';
import { Visitor } from '../testing/visitor.ts';

const sharedRooms = [
  'space',
  'settings',
  'pool',
  'p/p1/board',
  'p/p1/people',
  'p/p1/private',
  'p/p1/interviews',
  'p/p1/week/2026-W07',
  'p/p1/month/2026-02',
  'doc/d1',
] as const;

/** What was done to the document of a room, as the table wants it: the cards that have to be there in the end. */
class Expected {
  readonly cards = new Map<string, Set<string>>();
  of(room: string): Set<string> {
    const cards = this.cards.get(room) ?? new Set();
    this.cards.set(room, cards);
    return cards;
  }
}

test(
  '[S5, R5, R13] every level in every room: reading, updates, deletions, sync step 2 and presence, before and after a change of level',
  { timeout: 120_000 },
  async () => {
    const { url } = await aMuster();
    const boss = await new Visitor(url, 'boss@example.com').setsUp();
    const members: Visitor[] = [];
    for (const level of accessLevels) members.push(await boss.bringsIn(`${level}@example.com`, level));
    const { team } = boss;
    const rightsIn = (level: AccessLevel, path: string, user: string): Rights => {
      const room = parseRoom(`${team}/${path}`);
      return room.ok ? rightsFor(level, room.value, user) : 'none';
    };

    // Somebody who may read everything watches, and puts cards there that others will try to delete.
    const watching = new Map<string, Line>();
    const expected = new Expected();
    for (const path of sharedRooms) watching.set(path, await new Line(boss, `${team}/${path}`).arrived());

    const wrong: string[] = [];
    let cells = 0;
    const check = (cell: string, is: unknown, should: unknown): void => {
      cells++;
      if (JSON.stringify(is) !== JSON.stringify(should))
        wrong.push(`${cell}: ${JSON.stringify(is)}, not ${JSON.stringify(should)}`);
    };

    /** One level in one room, on a fresh line. Gives the line. */
    const tryRoom = async (member: Visitor, level: AccessLevel, path: string, round: number): Promise<Line> => {
      const cell = `${level} in ${path.replace(member.user, '{self}')}, round ${round}`;
      const rights = rightsIn(level, path, member.user);
      const tag = `${round}-${level}-${member.user}`;
      const cards = expected.of(path);
      const line = await new Line(member, `${team}/${path}`).arrived();
      if (rights === 'none') {
        check(`${cell} reads`, [line.ending, line.frames.length], [{ code: closeCodes.noAccess, reason: 'no access' }, 0]);
        return line;
      }
      const hello = line.frames.find((frame) => frame.type === 'hello');
      check(`${cell} reads`, [line.synced, hello?.rights, line.ending], [true, rights, null]);

      const refused = (number: number) => ({ type: 'nack', number, code: nackCodes.readOnly, final: true });
      check(`${cell} updates`, await line.say('update', settingCard(`u-${tag}`)), rights === 'w' ? 'stored' : refused(1));
      check(`${cell} steps`, await line.say('step2', settingCard(`s-${tag}`)), rights === 'w' ? 'stored' : refused(2));
      if (rights === 'w') cards.add(`u-${tag}`).add(`s-${tag}`);

      // A card of somebody else, or in one's own room of one's own.
      const victim = `victim-${tag}`;
      const watcher = watching.get(path) ?? (await new Line(member, `${team}/${path}`).arrived());
      check(`${cell}: a card to delete`, await watcher.say('update', settingCard(victim)), 'stored');
      cards.add(victim);
      await until(`${cell} sees the card`, () => line.cards.has(victim));
      check(`${cell} deletes`, await line.say('update', deletingCard(line.doc, victim)), rights === 'w' ? 'stored' : refused(3));
      if (rights === 'w') cards.delete(victim);

      // Presence is for readers too.
      const client = line.doc.clientID;
      line.shows(client, { user: member.user });
      await until(`${cell} shows presence`, () =>
        watcher.frames.some((frame) => {
          if (frame.type !== 'awareness') return false;
          const shown = decodePresence(frame.body);
          return shown.ok && shown.value.some((entry) => entry.client === client && entry.state.includes(member.user));
        }),
      );
      check(`${cell} shows presence`, line.ending, null);
      if (!watching.has(path)) watcher.close();
      return line;
    };

    let levels: AccessLevel[] = [...accessLevels];
    const roomsOf = (member: Visitor): string[] => [...sharedRooms, `u/${member.user}`, `u/${boss.user}`];
    // The steps between the rounds are 1, 2, … 5 levels: every change from one level to another happens once.
    for (let round = 0; round < accessLevels.length; round++) {
      const lines = await Promise.all(
        members.flatMap((member, i) =>
          roomsOf(member).map(async (path) => {
            const level = levels[i] ?? 'viewer';
            return { member, i, path, level, line: await tryRoom(member, level, path, round) };
          }),
        ),
      );
      if (round === accessLevels.length - 1) break;

      const next = levels.map(
        (_, i) => accessLevels[(accessLevels.indexOf(levels[i] ?? 'viewer') + round + 1) % accessLevels.length] ?? 'viewer',
      );
      for (const [i, member] of members.entries()) {
        const changedAt = Date.now();
        const level = next[i] ?? 'viewer';
        expect((await boss.changes(member, { level })).status).toBe(200);
        for (const { path, line, ...was } of lines.filter((each) => each.i === i)) {
          if (rightsIn(was.level, path, member.user) === 'none') continue;
          const cell = `${was.level} become ${level} in ${path.replace(member.user, '{self}')}`;
          const late = settingCard(`late-${round}-${was.level}`);
          line.send({ type: 'update', update: late });
          line.send({ type: 'step2', update: late });
          const code = rightsIn(level, path, member.user) === 'none' ? closeCodes.noAccess : closeCodes.rightsChanged;
          check(cell, (await line.ended()).code, code);
          check(`${cell} within 5 s`, line.endedAt - changedAt < 5000, true);
          check(`${cell} comes back`, line.mayComeBack, code === closeCodes.rightsChanged);
        }
      }
      levels = next;
    }
    expect(wrong).toEqual([]);
    // Levels × rooms × rounds, and what is asked in each: nothing was left out.
    expect(cells).toBeGreaterThan(accessLevels.length ** 2 * (sharedRooms.length + 2));

    // What is stored is what the table allowed, and nothing else.
    for (const path of sharedRooms) {
      const fresh = await new Line(boss, `${team}/${path}`).arrived();
      expect([path, [...fresh.cards.keys()].toSorted()]).toEqual([path, [...expected.of(path)].toSorted()]);
    }
    for (const member of members) {
      const path = `u/${member.user}`;
      const fresh = await new Line(member, `${team}/${path}`).arrived();
      expect([...fresh.cards.keys()].toSorted()).toEqual([...expected.of(path)].toSorted());
    }
  },
);
