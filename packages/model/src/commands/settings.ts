import type { Change, Desk } from '../desk.ts';
import type { Refusal } from '../refusals.ts';
import type { Result } from '../result.ts';
import { notBuilt } from './not-built.ts';
import type { ChannelId, ReasonId } from '../ids.ts';
import type { OutcomeKey, StageKey, StageSettings } from '../records/stages.ts';
import type { TeamSettings } from '../records/team.ts';
import type { Made } from './made.ts';

export const setMember = (desk: Desk, fields: { name: string; colour: number }): Result<Change, Refusal> => notBuilt(desk);

export const setStage = (desk: Desk, key: StageKey, fields: Partial<Omit<StageSettings, 'key'>>): Result<Change, Refusal> => notBuilt(desk);

export const addReason = (desk: Desk, fields: { outcome: OutcomeKey; name: string }): Result<Made<ReasonId>, Refusal> => notBuilt(desk);

export const editReason = (desk: Desk, id: ReasonId, fields: { name?: string; hidden?: boolean }): Result<Change, Refusal> => notBuilt(desk);

export const hideReason = (desk: Desk, id: ReasonId): Result<Change, Refusal> => notBuilt(desk);

export const addChannel = (desk: Desk, name: string): Result<Made<ChannelId>, Refusal> => notBuilt(desk);

export const renameChannel = (desk: Desk, id: ChannelId, name: string): Result<Change, Refusal> => notBuilt(desk);

export const hideChannel = (desk: Desk, id: ChannelId): Result<Change, Refusal> => notBuilt(desk);

export const setTeam = (desk: Desk, fields: Partial<TeamSettings>): Result<Change, Refusal> => notBuilt(desk);
