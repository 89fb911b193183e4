import { accessLevels, auditKinds } from '@muster/protocol';
import type { AuditEntry, AuditKind } from '@muster/protocol';
import { levelLabel } from '#lib/account/level-label.ts';
import { formatNumber } from '#lib/locale/format.ts';
import * as m from '#lib/paraglide/messages.js';
import { documentLabel } from './set-aside-words.ts';

const kinds: Record<AuditKind, () => string> = {
  'team-made': m.team_kind_team_made,
  'signed-in': m.team_kind_signed_in,
  'sign-in-failed': m.team_kind_sign_in_failed,
  'signed-out': m.team_kind_signed_out,
  'signed-out-everywhere': m.team_kind_signed_out_everywhere,
  'password-changed': m.team_kind_password_changed,
  'password-reset': m.team_kind_password_reset,
  'reset-link-made': m.team_kind_reset_link_made,
  'email-changed': m.team_kind_email_changed,
  'passkey-added': m.team_kind_passkey_added,
  'passkey-removed': m.team_kind_passkey_removed,
  invited: m.team_kind_invited,
  'invitation-withdrawn': m.team_kind_invitation_withdrawn,
  joined: m.team_kind_joined,
  'level-changed': m.team_kind_level_changed,
  'projects-changed': m.team_kind_projects_changed,
  removed: m.team_kind_removed,
  left: m.team_kind_left,
  exported: m.team_kind_exported,
  'set-aside': m.team_kind_set_aside,
  'set-aside-accepted': m.team_kind_set_aside_accepted,
  'set-aside-discarded': m.team_kind_set_aside_discarded,
  refused: m.team_kind_refused,
};
/** A kind of entry, for the filter. */
export const auditKindLabel = (kind: AuditKind): string => kinds[kind]();
export const isAuditKind = (text: string | null): text is AuditKind => auditKinds.some((kind) => kind === text);

/** An entry as one sentence. A kind that a newer server writes is shown by its name. */
export function auditSentence(entry: AuditEntry): string {
  const { kind, facts } = entry;
  const who = nameOf(entry.user, entry.userName);
  const whom = nameOf(entry.target, entry.targetName);
  const level = (fact: string) => levelIn(facts[fact]);
  switch (kind) {
    case 'invited':
      return m.team_did_invited({ who, level: level('level') });
    case 'invitation-withdrawn':
      return m.team_did_invitation_withdrawn({ who, level: level('level') });
    case 'joined':
      return m.team_did_joined({ who, level: level('level') });
    case 'level-changed':
      return m.team_did_level_changed({ who, whom, from: level('from'), to: level('to') });
    case 'projects-changed': {
      const projects = facts['projects'];
      return m.team_did_projects_changed({
        who,
        whom,
        projects: projects === 'all' ? m.team_all_projects() : m.team_some_projects({ count: Number(projects ?? 0) }),
      });
    }
    case 'exported':
      return m.team_did_exported({ who, what: exported(facts['what']), rows: formatNumber(Number(facts['rows'] ?? 0)) });
    case 'set-aside':
      return m.team_did_set_aside({ who, document: documentLabel(String(facts['room'] ?? '')) });
    case 'refused':
      return m.team_did_refused({ who, what: refused(facts) });
    default:
      return Object.hasOwn(plain, kind) ? plain[kind]({ who, whom }) : `${who}: ${String(kind)}`;
  }
}

type WithFacts =
  'invited' | 'invitation-withdrawn' | 'joined' | 'level-changed' | 'projects-changed' | 'exported' | 'set-aside' | 'refused';
const plain: Record<Exclude<AuditKind, WithFacts>, (said: { who: string; whom: string }) => string> = {
  'team-made': m.team_did_team_made,
  'signed-in': m.team_did_signed_in,
  'sign-in-failed': m.team_did_sign_in_failed,
  'signed-out': m.team_did_signed_out,
  'signed-out-everywhere': m.team_did_signed_out_everywhere,
  'password-changed': m.team_did_password_changed,
  'password-reset': m.team_did_password_reset,
  'reset-link-made': m.team_did_reset_link_made,
  'email-changed': m.team_did_email_changed,
  'passkey-added': m.team_did_passkey_added,
  'passkey-removed': m.team_did_passkey_removed,
  removed: m.team_did_removed,
  left: m.team_did_left,
  'set-aside-accepted': m.team_did_set_aside_accepted,
  'set-aside-discarded': m.team_did_set_aside_discarded,
};

const nameOf = (user: string | null, name: string | null): string =>
  name ?? (user === null ? m.team_unknown_visitor() : m.team_somebody());

const levelIn = (value: unknown): string => {
  const level = accessLevels.find((each) => each === value);
  return level === undefined ? (typeof value === 'string' ? value : '–') : levelLabel(level);
};

function exported(what: unknown): string {
  switch (what) {
    case 'candidates':
      return m.team_export_candidates();
    case 'costs':
      return m.team_export_costs();
    case 'copy':
    case 'kept':
    case 'kept-copy':
      return m.team_export_kept_copy();
    case 'audit-log':
      return m.team_export_audit_log();
    default:
      return m.team_export_other();
  }
}

function refused(facts: AuditEntry['facts']): string {
  if (facts['what'] === 'room') return m.team_refused_room({ document: documentLabel(String(facts['room'] ?? '')) });
  return facts['what'] === 'team' ? m.team_refused_team() : m.team_refused_other();
}
