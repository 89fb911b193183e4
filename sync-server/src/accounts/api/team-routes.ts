import { randomBytes } from 'node:crypto';
import type { Invited, Membership, ResetAnswer, TeamAnswer } from '@muster/protocol';
import { Hono } from 'hono';
import { packScope } from '../members.ts';
import { resetSeconds } from '../auth.ts';
import { managerOf, memberOf, notTooOften, signedIn } from './context.ts';
import type { ApiParts } from './context.ts';
import { readFields } from './fields.ts';
import { Refused } from './problems.ts';
import { makeTeam } from './session-routes.ts';
import { createTurns } from './turns.ts';

/** Teams, their members and their invitations. */
export const teamRoutes = (parts: ApiParts): Hono => {
  const { auth, members, audit, now } = parts;
  const routes = new Hono();
  /** Two managers who demote each other at the same moment must not both find that another one is left. */
  const inTurn = createTurns();

  routes.post('/', async (c) => {
    const { user } = await signedIn(c, parts);
    const name = (await readFields(c)).name('name');
    await notTooOften(parts, 'teams', user);
    const team = await makeTeam(parts, user, name);
    return c.json({ team, name, level: 'manager', projects: 'all' } satisfies Membership);
  });

  routes.get('/:team', async (c) => {
    const { membership } = await memberOf(c, parts);
    const manages = membership.level === 'manager';
    const directory = members.membersOf(membership.team);
    return c.json({
      ...membership,
      members: manages ? directory : directory.map((member) => ({ ...member, email: null })),
      invitations: manages ? members.invitationsOf(membership.team, now()) : [],
      setAside: manages ? parts.setAside.count(membership.team) : 0,
    } satisfies TeamAnswer);
  });

  routes.patch('/:team', async (c) => {
    const { membership, headers } = await managerOf(c, parts);
    const name = (await readFields(c)).name('name');
    await auth.api.updateOrganization({ headers, body: { organizationId: membership.team, data: { name } } });
    return c.json({ ...membership, name } satisfies Membership);
  });

  routes.post('/:team/invitations', async (c) => {
    const { membership, headers, user } = await managerOf(c, parts);
    const fields = await readFields(c);
    const [email, level, projects] = [fields.email('email'), fields.level('level'), fields.projects('projects')];
    const language = fields.language('language');
    await notTooOften(parts, 'invitations', user);
    const { id } = await auth.api.createInvitation({
      headers,
      body: { email, role: level, organizationId: membership.team, projects: packScope(projects) },
    });
    const invitation = members.invitation(id, now());
    if (invitation === null) throw new Error('An invitation that was just made is there');
    audit.note({ team: membership.team, kind: 'invited', user, facts: { level } });
    const mailed =
      (await parts.mail?.sendInvitation(email, { token: id, team: membership.name, inviter: invitation.inviter, language }).then(
        () => true,
        () => false,
      )) ?? false;
    const { team: _team, teamName: _teamName, ...open } = invitation;
    return c.json({ invitation: open, mailed } satisfies Invited);
  });

  // Not a DELETE of its address: a token in a path would stand in the log of every proxy.
  routes.post('/:team/invitations/withdraw', async (c) => {
    const { membership, headers, user } = await managerOf(c, parts);
    const invitation = members.invitation((await readFields(c)).token('token'), now());
    if (invitation?.team !== membership.team) throw new Refused({ type: 'InvitationGone' });
    await auth.api.cancelInvitation({ headers, body: { invitationId: invitation.token } });
    audit.note({ team: membership.team, kind: 'invitation-withdrawn', user, facts: { level: invitation.level } });
    return c.json({});
  });

  routes.patch('/:team/members/:user', async (c) => {
    const fields = await readFields(c);
    const target = c.req.param('user');
    const changed = await inTurn(c.req.param('team'), async () => {
      const { membership, headers, user } = await managerOf(c, parts);
      const { team } = membership;
      const before = members.membership(team, target);
      if (before === null) throw new Refused({ type: 'NoAccess' });
      const level = fields.has('level') ? fields.level('level') : before.level;
      const projects = fields.has('projects') ? fields.projects('projects') : before.projects;
      if (before.level === 'manager' && level !== 'manager' && isLastManager(team)) throw new Refused({ type: 'LastManager' });
      if (level !== before.level) {
        const memberId = await memberIdOf(team, target, headers);
        await auth.api.updateMemberRole({ headers, body: { memberId, role: level, organizationId: team } });
        if (before.level === 'manager') members.noLongerManages(team, target);
        audit.note({ team, kind: 'level-changed', user, target, facts: { from: before.level, to: level } });
      }
      if (fields.has('projects')) {
        members.setProjects(team, target, projects);
        const count = projects === 'all' ? 'all' : projects.length;
        audit.note({ team, kind: 'projects-changed', user, target, facts: { projects: count } });
      }
      return members.membership(team, target);
    });
    parts.rightsChanged();
    return c.json(changed);
  });

  routes.delete('/:team/members/:user', async (c) => {
    const target = c.req.param('user');
    await inTurn(c.req.param('team'), async () => {
      const { membership, headers, user } = await memberOf(c, parts);
      const { team } = membership;
      const leaves = target === user;
      if (!leaves) await managerOf(c, parts);
      const before = members.membership(team, target);
      if (before === null) throw new Refused({ type: 'NoAccess' });
      if (before.level === 'manager' && isLastManager(team)) throw new Refused({ type: 'LastManager' });
      const memberIdOrEmail = leaves ? '' : await memberIdOf(team, target, headers);
      members.noteFormer(team, target, now());
      if (leaves) await auth.api.leaveOrganization({ headers, body: { organizationId: team } });
      else await auth.api.removeMember({ headers, body: { memberIdOrEmail, organizationId: team } });
      if (before.level === 'manager') members.noLongerManages(team, target);
      audit.note({ team, kind: leaves ? 'left' : 'removed', user, target, facts: { level: before.level } });
    });
    parts.rightsChanged();
    return c.json({});
  });

  routes.post('/:team/members/:user/reset', async (c) => {
    const { membership, user } = await managerOf(c, parts);
    const target = c.req.param('user');
    if (members.membership(membership.team, target) === null) throw new Refused({ type: 'NoAccess' });
    // [S6] Whoever sets the password is that person: only where all of that person's teams are one's own.
    const isOnlyOurs = members.teamsOf(target).every(({ team }) => members.membership(team, user)?.level === 'manager');
    if (!isOnlyOurs) throw new Refused({ type: 'NotOnlyYours' });
    const token = randomBytes(24).toString('base64url');
    const expiresAt = now() + resetSeconds * 1000;
    const { internalAdapter } = await auth.$context;
    await internalAdapter.createVerificationValue({
      identifier: `reset-password:${token}`,
      value: target,
      expiresAt: new Date(expiresAt),
    });
    audit.note({ team: membership.team, kind: 'reset-link-made', user, target });
    return c.json({ token, expiresAt } satisfies ResetAnswer);
  });

  const isLastManager = (team: string): boolean =>
    members.membersOf(team).filter((member) => member.level === 'manager').length <= 1;
  const memberIdOf = async (team: string, user: string, headers: Headers): Promise<string> => {
    const { members: found } = await auth.api.listMembers({
      headers,
      query: { organizationId: team, filterField: 'userId', filterValue: user },
    });
    const [member] = found;
    if (member === undefined) throw new Refused({ type: 'NoAccess' });
    return member.id;
  };
  return routes;
};
