import * as m from '#lib/paraglide/messages.js';
import type { PillState, RefusedChange } from './pill.ts';
import type { NamedRecord } from './record-names.ts';

/** The pill in words. */
export function pillWords({ kind, count, quiet, holdsPage }: PillState): string {
  switch (kind) {
    case 'opening':
      return m.sync_opening();
    case 'synced':
      return m.sync_synced();
    case 'saving':
      return quiet || count === 0 ? m.sync_syncing() : m.sync_syncing_count({ count });
    case 'offline':
      // "Saved on this device" is said of what is, not of what is about to be.
      if (holdsPage) return m.sync_offline_saving();
      return count === 0 ? m.sync_offline() : m.sync_offline_count({ count });
    case 'sign-in':
      return m.sync_sign_in();
    case 'update':
      return m.sync_update();
    case 'refused':
      return m.sync_refused();
    case 'not-saved':
      return m.sync_not_saved();
  }
}

/** What it means for one's work, and what to do: whole sentences. */
export function pillExplained({ kind, failure, holdsPage }: PillState): string {
  switch (kind) {
    case 'opening':
      return m.sync_about_opening();
    case 'synced':
      return m.sync_about_synced();
    case 'saving':
      return holdsPage ? m.sync_about_saving_memory() : m.sync_about_saving();
    case 'offline':
      return holdsPage ? m.sync_about_saving_memory() : m.sync_about_offline();
    case 'sign-in':
      return m.sync_about_sign_in();
    case 'update':
      return m.sync_about_update();
    case 'refused':
      return m.sync_about_refused();
    case 'not-saved':
      if (!holdsPage) return m.sync_not_saved_on_server();
      return failure === 'quota' ? m.sync_about_not_saved_quota() : m.sync_about_not_saved();
  }
}

export const whyRefused = (why: RefusedChange['why']): string => reasons[why]();
const reasons: Record<RefusedChange['why'], () => string> = {
  'read-only': m.sync_why_read_only,
  malformed: m.sync_why_malformed,
  'foreign-client': m.sync_why_foreign_client,
  'too-large': m.sync_why_too_large,
};

export const kindLabel = (kind: NamedRecord['kind']): string => kinds[kind]();
const kinds: Record<NamedRecord['kind'], () => string> = {
  candidate: m.sync_kind_candidate,
  requisition: m.sync_kind_requisition,
  project: m.sync_kind_project,
  cost: m.sync_kind_cost,
  risk: m.project_risk,
  decision: m.project_decision,
  announcement: m.project_announcement,
  charter: m.project_waits_charter,
  task: m.sync_kind_task,
  goal: m.sync_kind_goal,
  milestone: m.sync_kind_milestone,
  settings: m.sync_kind_settings,
};
