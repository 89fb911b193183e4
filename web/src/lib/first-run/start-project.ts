import { createProject, createRequisition, deleteProject, removeSample } from '@muster/model';
import type { ProjectId, Refusal } from '@muster/model';
import { dayOf } from '#lib/locale/format.ts';
import { locale } from '#lib/locale/locale.svelte.ts';
import * as m from '#lib/paraglide/messages.js';
import type { TeamWorkspace } from '#lib/sync/workspace-context.svelte.ts';

/** How the start of a team's project ended. What was begun and then cancelled or refused is taken away again. */
export type Started =
  | { readonly type: 'started'; readonly project: ProjectId }
  | { readonly type: 'refused'; readonly refusal: Refusal }
  | { readonly type: 'cancelled' };

/** A project for a file that is chosen next. */
export function startForImport(team: TeamWorkspace, name: string): Started {
  const made = createProject(team.desk, { name });
  if (!made.ok) return { type: 'refused', refusal: made.error };
  team.act(made);
  return { type: 'started', project: made.value.id };
}

/** A project with, when a title is given, its first requisition. */
export async function startBlank(
  team: TeamWorkspace,
  fields: { name: string; title: string; headcount: number },
): Promise<Started> {
  const started = startForImport(team, fields.name);
  const title = fields.title.trim();
  if (started.type !== 'started' || title === '') return started;
  const workspace = await team.openProject(started.project);
  const made = createRequisition(workspace.desk, { title, headcount: fields.headcount, as: 'confirmed' });
  await workspace.stop();
  if (made.ok) return started;
  undoStart(team, started.project);
  return { type: 'refused', refusal: made.error };
}

/** One made-up drive to look around in. */
export async function startWithSample(
  team: TeamWorkspace,
  options: { signal: AbortSignal; onProgress: (share: number) => void },
): Promise<Started> {
  const made = createProject(team.desk, { name: m.first_sample_name(), sample: true });
  if (!made.ok) return { type: 'refused', refusal: made.error };
  const project = made.value.id;
  const [{ loadSample }, workspace] = await Promise.all([import('@muster/model/sample'), team.openProject(project)]);
  const loaded = await loadSample(workspace.desk, { locale: locale.current, today: dayOf(team.now), project, ...options });
  const unwanted = !loaded.ok || options.signal.aborted;
  if (unwanted) removeSample(workspace.desk);
  await workspace.stop();
  if (!unwanted) return { type: 'started', project };
  undoStart(team, project);
  return loaded.ok ? { type: 'cancelled' } : { type: 'refused', refusal: loaded.error };
}

const undoStart = (team: TeamWorkspace, project: ProjectId) => void deleteProject(team.desk, project);
