import { jobRoles, specialties } from '@muster/model';
import type { JobRole, RaciGap, RaciLetter } from '@muster/model';
import type { AccessLevel, ProjectScope } from '@muster/protocol';
import * as m from '#lib/paraglide/messages.js';

const roles: Record<JobRole, () => string> = {
  'project-manager': m.team_role_project_manager,
  recruiter: m.team_role_recruiter,
  'tech-support': m.team_role_tech_support,
  'data-analyst': m.team_role_data_analyst,
  'sales-support': m.team_role_sales_support,
  interviewer: m.team_role_interviewer,
};
export const jobRoleLabel = (role: JobRole): string => roles[role]();
export const jobRoleOptions = () => jobRoles.map((value) => ({ value, label: jobRoleLabel(value) }));

const knownSpecialties: Record<(typeof specialties)[number], () => string> = {
  channels: m.team_specialty_channels,
  'technical-posts': m.team_specialty_technical_posts,
};
export const isKnownSpecialty = (text: string): text is keyof typeof knownSpecialties => Object.hasOwn(knownSpecialties, text);
/** What a team wrote itself is shown as it wrote it. */
export const specialtyLabel = (specialty: string): string =>
  isKnownSpecialty(specialty) ? knownSpecialties[specialty]() : specialty;
export const specialtyOptions = () => specialties.map((value) => ({ value, label: specialtyLabel(value) }));

const levelTexts: Record<AccessLevel, () => string> = {
  manager: m.team_level_text_manager,
  recruiter: m.team_level_text_recruiter,
  support: m.team_level_text_support,
  analyst: m.team_level_text_analyst,
  interviewer: m.team_level_text_interviewer,
  viewer: m.team_level_text_viewer,
};
/** What an access level may do, in one sentence. */
export const levelText = (level: AccessLevel): string => levelTexts[level]();

const letters: Record<RaciLetter, () => string> = { R: m.team_raci_r, A: m.team_raci_a, C: m.team_raci_c, I: m.team_raci_i };
export const raciLabel = (letter: RaciLetter | null): string => (letter === null ? m.team_raci_none() : letters[letter]());
const letterTexts: Record<RaciLetter, () => string> = {
  R: m.team_raci_r_text,
  A: m.team_raci_a_text,
  C: m.team_raci_c_text,
  I: m.team_raci_i_text,
};
export const raciText = (letter: RaciLetter): string => letterTexts[letter]();

const gaps: Record<RaciGap, () => string> = {
  'nobody-responsible': m.team_gap_nobody_responsible,
  'nobody-accountable': m.team_gap_nobody_accountable,
  'several-accountable': m.team_gap_several_accountable,
};
export const gapLabel = (gap: RaciGap): string => gaps[gap]();

/** A list of projects in few words: their names while they are few. */
export function scopeLabel(scope: ProjectScope, nameOf: (project: string) => string | undefined): string {
  if (scope === 'all') return m.team_all_projects();
  if (scope.length === 0) return m.team_no_projects();
  const [only] = scope;
  const name = scope.length === 1 && only !== undefined ? nameOf(only) : undefined;
  return name ?? m.team_some_projects({ count: scope.length });
}
