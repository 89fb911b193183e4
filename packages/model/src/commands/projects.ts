import type { Change, Desk } from '../desk.ts';
import type { ProjectId } from '../ids.ts';
import type { Project } from '../records/requisition.ts';
import type { Refusal } from '../refusals.ts';
import { ok } from '../result.ts';
import type { Result } from '../result.ts';
import { commit } from '../write/commit.ts';
import { createPlan } from '../write/plan.ts';
import { one } from './chosen.ts';
import { nameOf } from './input.ts';
import type { Made } from './made.ts';

export function createProject(desk: Desk, fields: { name: string; sample?: boolean }): Result<Made<ProjectId>, Refusal> {
  const name = nameOf('name', fields?.name);
  if (!name.ok) return name;
  const id = desk.newId<'project'>();
  const plan = createPlan();
  plan.create('project', id, {
    name: name.value,
    ...(fields.sample === true && { sample: true }),
    createdAt: desk.now(),
    createdBy: desk.user,
  });
  const change = commit(desk, 'createProject', plan);
  return change.ok ? ok({ change: change.value, id }) : change;
}

export function renameProject(desk: Desk, id: ProjectId, name: string): Result<Change, Refusal> {
  const project = theProject(desk, id);
  if (!project.ok) return project;
  const wanted = nameOf('name', name);
  if (!wanted.ok) return wanted;
  const plan = createPlan();
  if (project.value.name !== wanted.value) plan.set('project', id, 'name', wanted.value);
  return commit(desk, 'renameProject', plan);
}

export function deleteProject(desk: Desk, id: ProjectId): Result<Change, Refusal> {
  const project = theProject(desk, id);
  if (!project.ok) return project;
  const plan = createPlan();
  plan.set('project', id, 'deletedAt', desk.now());
  plan.set('project', id, 'deletedBy', desk.user);
  return commit(desk, 'deleteProject', plan);
}

const theProject = (desk: Desk, id: ProjectId): Result<Project, Refusal> => one(desk.projects.byId.get(id), id, 'ProjectGone');
