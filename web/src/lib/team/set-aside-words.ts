import { parseRoom } from '@muster/protocol';
import type { RoomKind, SetAsideWork } from '@muster/protocol';
import * as m from '#lib/paraglide/messages.js';

const documents: Partial<Record<string, () => string>> = {
  space: m.problem_document_space,
  settings: m.problem_document_settings,
  board: m.problem_document_board,
  people: m.problem_document_people,
  private: m.problem_document_private,
  interviews: m.team_document_interviews,
  doc: m.team_document_doc,
  pool: m.team_document_pool,
  week: m.team_document_week,
  month: m.team_document_month,
} satisfies Partial<Record<RoomKind, () => string>>;

/** A kind of document as people call it. */
export const documentLabel = (kind: string): string => (documents[kind] ?? m.team_document_other)();

/** Where set-aside work belongs: its document, and its project where it has one. */
export function placeOf(room: string): { readonly document: string; readonly project: string | null } {
  const parsed = parseRoom(room);
  if (!parsed.ok) return { document: m.team_document_other(), project: null };
  return { document: documentLabel(parsed.value.kind), project: 'project' in parsed.value ? parsed.value.project : null };
}

const records: Partial<Record<string, () => string>> = {
  applications: m.team_record_applications,
  requisitions: m.team_record_requisitions,
  openings: m.team_record_openings,
  activity: m.team_record_activity,
  persons: m.team_record_persons,
  contacts: m.team_record_contacts,
  secrets: m.team_record_secrets,
  projects: m.team_record_projects,
  channels: m.team_record_channels,
  profiles: m.team_record_profiles,
  accepted: m.team_record_accepted,
  members: m.team_record_members,
  duties: m.team_record_duties,
  raci: m.team_record_raci,
  stages: m.team_record_stages,
  reasons: m.team_record_reasons,
  team: m.team_record_team,
};

/** What the work holds, by kind of record, most first. What we have no word for is counted together. */
export function contentsOf(what: SetAsideWork['what']): readonly { readonly label: string; readonly times: number }[] {
  const counted = new Map<string, number>();
  for (const { command, times } of what) {
    const label = (Object.hasOwn(records, command) ? records[command] : undefined) ?? m.team_record_other;
    counted.set(label(), (counted.get(label()) ?? 0) + times);
  }
  return [...counted].map(([label, times]) => ({ label, times })).sort((a, b) => b.times - a.times);
}
