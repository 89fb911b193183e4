import { auditKinds, isId, maxSetAsideBytes, parseRoom } from '@muster/protocol';
import type { SetAsideWork } from '@muster/protocol';
import { Hono } from 'hono';
import type { Context } from 'hono';
import { managerOf, memberOf, notTooOften, signedIn } from './context.ts';
import type { ApiParts } from './context.ts';
import { readFields } from './fields.ts';
import { Refused } from './problems.ts';

export interface OversightParts extends ApiParts {
  /** Puts an update into a room in somebody's name, as if they had sent it. False if the room refuses it. */
  readonly insert: (room: string, user: string, update: Uint8Array) => Promise<boolean>;
  /** Whether these bytes are an update that a room may take. */
  readonly isUpdate: (bytes: Uint8Array) => Promise<boolean>;
}

/** All that one member may have waiting. */
const maxWaitingBytes = 4 * maxSetAsideBytes;
const maxCommands = 40;

/** What managers look after: the audit log, and work of members who lost their right before it arrived. */
export const oversightRoutes = (parts: OversightParts): Hono => {
  const { members, audit, setAside } = parts;
  const routes = new Hono();

  routes.get('/:team/audit', async (c) => {
    const { membership } = await managerOf(c, parts);
    const before = c.req.query('before');
    const kind = auditKinds.find((each) => each === c.req.query('kind')) ?? null;
    if (before !== undefined && !/^\d{1,15}$/.test(before)) throw new Refused({ type: 'FieldInvalid', field: 'before' });
    return c.json(audit.read(membership.team, before === undefined ? null : Number(before), kind));
  });

  routes.post('/:team/exports', async (c) => {
    const { membership, user } = await memberOf(c, parts);
    const fields = await readFields(c);
    await notTooOften(parts, 'notes', user);
    audit.note({
      team: membership.team,
      kind: 'exported',
      user,
      facts: { what: fields.word('what'), rows: fields.count('rows') },
    });
    return c.json({});
  });

  routes.post('/:team/set-aside', async (c) => {
    const { user } = await signedIn(c, parts);
    const team = c.req.param('team');
    if (!isId(team) || !members.hasBelonged(team, user)) throw new Refused({ type: 'NoAccess' });
    await notTooOften(parts, 'setAside', user);
    const room = parseRoom(c.req.query('room') ?? '');
    if (!room.ok || room.value.team !== team || room.value.kind === 'user')
      throw new Refused({ type: 'FieldInvalid', field: 'room' });
    const update = new Uint8Array(await c.req.arrayBuffer());
    if (update.length > maxSetAsideBytes || setAside.weight(team, user) + update.length > maxWaitingBytes)
      throw new Refused({ type: 'TooLarge' });
    if (!(await parts.isUpdate(update))) throw new Refused({ type: 'FieldInvalid', field: '' });
    // Others may have arrived while it was being looked at.
    if (setAside.weight(team, user) + update.length > maxWaitingBytes) throw new Refused({ type: 'TooLarge' });
    setAside.keep({ team, user, room: c.req.query('room') ?? '', update, what: whatIn(c) });
    audit.note({ team, kind: 'set-aside', user, facts: { room: room.value.kind, bytes: update.length } });
    return c.json({});
  });

  routes.get('/:team/set-aside', async (c) => {
    const { membership } = await managerOf(c, parts);
    return c.json(setAside.list(membership.team));
  });

  routes.post('/:team/set-aside/:id/accept', async (c) => {
    const { membership, user } = await managerOf(c, parts);
    const { team } = membership;
    const work = setAside.get(team, c.req.param('id'));
    if (work === null) throw new Refused({ type: 'NoAccess' });
    if (!(await parts.insert(work.room, work.user, work.update))) throw new Refused({ type: 'FieldInvalid', field: 'update' });
    setAside.remove(team, c.req.param('id'));
    audit.note({ team, kind: 'set-aside-accepted', user, target: work.user, facts: { bytes: work.update.length } });
    return c.json({});
  });

  routes.delete('/:team/set-aside/:id', async (c) => {
    const { membership, user } = await managerOf(c, parts);
    const { team } = membership;
    const work = setAside.get(team, c.req.param('id'));
    if (work === null) throw new Refused({ type: 'NoAccess' });
    setAside.remove(team, c.req.param('id'));
    audit.note({ team, kind: 'set-aside-discarded', user, target: work.user, facts: { bytes: work.update.length } });
    return c.json({});
  });
  return routes;
};

/** What the device said of the work: words and counts, or nothing. */
const whatIn = (c: Context): SetAsideWork['what'] => {
  try {
    const said: unknown = JSON.parse(c.req.query('what') ?? '[]');
    if (!Array.isArray(said)) return [];
    return said.slice(0, maxCommands).flatMap((each: unknown) => {
      const { command, times } = (each ?? {}) as Record<string, unknown>;
      const isWord = typeof command === 'string' && /^[A-Za-z]{1,40}$/.test(command);
      return isWord && Number.isSafeInteger(times) ? [{ command, times: Number(times) }] : [];
    });
  } catch {
    return [];
  }
};
