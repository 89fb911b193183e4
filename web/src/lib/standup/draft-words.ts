import type { ApplicationStageKey, Draft, KeyDateKind, OutcomeKey, StepKey } from '@muster/model';
import { keyDateLabel, outcomeLabel, stepLabel } from '#lib/locale/terms.ts';
import * as m from '#lib/paraglide/messages.js';

/** A draft as a line that names nobody: whom it is about, its links say. `stageName`: what the team calls a stage. */
export function draftText(draft: Draft, stageName: (stage: ApplicationStageKey) => string): string {
  const { kind, count } = draft;
  const detail = draft.detail ?? '';
  switch (kind) {
    case 'added':
      return m.standup_draft_added({ count });
    case 'moved':
      return m.standup_draft_moved({ count, stage: stageName(detail as ApplicationStageKey) });
    case 'closed':
      return m.standup_draft_state({ count, state: outcomeLabel(detail as OutcomeKey) });
    case 'step':
      return m.standup_draft_state({ count, state: stepLabel(detail as StepKey) });
    case 'key-date':
      return m.standup_draft_state({ count, state: keyDateLabel(detail as KeyDateKind) });
    case 'contacted':
      return m.standup_draft_contacted({ count });
    case 'arranged':
      return m.standup_draft_arranged({ count });
    case 'interviewed':
      return m.standup_draft_interviewed({ count });
    case 'requisition':
      return m.standup_draft_requisition({ count, act: requisitionActs[detail]?.() ?? detail });
    case 'task':
      return m.standup_draft_task({ count });
    case 'planned':
      return draft.line?.text ?? '';
  }
}

const requisitionActs: Readonly<Record<string, () => string>> = {
  created: m.standup_requisition_created,
  requested: m.standup_requisition_requested,
  confirmed: m.standup_requisition_confirmed,
  held: m.standup_requisition_held,
  resumed: m.standup_requisition_resumed,
  cancelled: m.standup_requisition_cancelled,
};
