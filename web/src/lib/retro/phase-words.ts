import type { RetroPhase } from '@muster/model';
import * as m from '#lib/paraglide/messages.js';

export const phaseLabel = (phase: RetroPhase): string => labels[phase]();
/** What one does in it. */
export const phaseHint = (phase: RetroPhase): string => hints[phase]();

const labels: Record<RetroPhase, () => string> = {
  collect: m.retro_phase_collect,
  reveal: m.retro_phase_reveal,
  group: m.retro_phase_group,
  vote: m.retro_phase_vote,
  discuss: m.retro_phase_discuss,
  act: m.retro_phase_act,
  close: m.retro_phase_close,
};

const hints: Record<RetroPhase, () => string> = {
  collect: m.retro_hint_collect,
  reveal: m.retro_hint_reveal,
  group: m.retro_hint_group,
  vote: m.retro_hint_vote,
  discuss: m.retro_hint_discuss,
  act: m.retro_hint_act,
  close: m.retro_hint_close,
};
