import type { Change, Desk } from '../desk.ts';
import type { ChannelId } from '../ids.ts';
import type { Refusal } from '../refusals.ts';
import { err, ok } from '../result.ts';
import type { Result } from '../result.ts';
import { commit } from '../write/commit.ts';
import { createPlan } from '../write/plan.ts';
import { idShown, nameOf } from './input.ts';
import type { Made } from './made.ts';

export function addChannel(desk: Desk, name: string): Result<Made<ChannelId>, Refusal> {
  const wanted = nameOf('name', name);
  if (!wanted.ok) return wanted;
  const id = desk.newId<'channel'>();
  const plan = createPlan();
  plan.set('channel', id, 'name', wanted.value);
  const change = commit(desk, 'addChannel', plan);
  return change.ok ? ok({ change: change.value, id }) : change;
}

export function renameChannel(desk: Desk, id: ChannelId, name: string): Result<Change, Refusal> {
  const channel = desk.channels.byId.get(id);
  if (channel === undefined) return err({ type: 'SettingGone', id: idShown(id) });
  const wanted = nameOf('name', name);
  if (!wanted.ok) return wanted;
  const plan = createPlan();
  if (channel.name !== wanted.value) plan.set('channel', id, 'name', wanted.value);
  return commit(desk, 'renameChannel', plan);
}

/** Takes a channel out of the choice, or with `false` back in. Applications that came through it keep it. */
export function hideChannel(desk: Desk, id: ChannelId, hidden = true): Result<Change, Refusal> {
  const channel = desk.channels.byId.get(id);
  if (channel === undefined) return err({ type: 'SettingGone', id: idShown(id) });
  const plan = createPlan();
  const wanted = hidden !== false;
  if (channel.hidden !== wanted) plan.set('channel', id, 'hidden', wanted);
  return commit(desk, 'hideChannel', plan);
}
