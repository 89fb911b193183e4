import type { Change, Desk } from '../desk.ts';
import type { Refusal } from '../refusals.ts';
import type { Result } from '../result.ts';
import { notBuilt } from './not-built.ts';
import type { ProjectId } from '../ids.ts';
import type { Made } from './made.ts';

export const createProject = (desk: Desk, fields: { name: string; sample?: boolean }): Result<Made<ProjectId>, Refusal> => notBuilt(desk);

export const renameProject = (desk: Desk, id: ProjectId, name: string): Result<Change, Refusal> => notBuilt(desk);

export const deleteProject = (desk: Desk, id: ProjectId): Result<Change, Refusal> => notBuilt(desk);
