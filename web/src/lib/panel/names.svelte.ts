import type { ApplicationStageKey, StageKey } from '@muster/model';
import { channelLabel, reasonLabel, stageLabel } from '#lib/locale/terms.ts';
import * as m from '#lib/paraglide/messages.js';
import type { Workspace } from '#lib/sync/workspace-context.svelte.ts';
import { recordsOf } from './records.svelte.ts';

/** What people, columns, channels and reasons are called here, read reactively. */
export function namesOf(workspace: Workspace) {
  const records = recordsOf(workspace.desk);
  return {
    member: (id: string): string =>
      id === workspace.me.user ? workspace.me.name : (records.members.get(id)?.name ?? m.panel_somebody()),
    colour: (id: string): number => (id === workspace.me.user ? workspace.me.colour : (records.members.get(id)?.colour ?? 9)),
    stage: (key: StageKey): string => stageLabel(records.stages.get(key) ?? key),
    limitDays: (key: ApplicationStageKey): number | null => records.stages.get(key)?.limitDays ?? null,
    channel: (id: string): string => channelLabel(records.channels.get(id) ?? { id, name: null }),
    reason: (id: string): string => reasonLabel(records.reasons.get(id) ?? { id, name: null }),
    timeZone: (): string => records.team.get('team')?.timeZone ?? 'Asia/Shanghai',
    goal: (id: string): string => records.goals.get(id)?.title ?? '',
    requisition: (id: string): string => records.requisitions.get(id)?.title ?? m.panel_requisition_unknown(),
  };
}
export type PanelNames = ReturnType<typeof namesOf>;
