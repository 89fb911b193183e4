import type { RetroPhase } from '@muster/model';
import * as m from '#lib/paraglide/messages.js';

export const phaseLabel = (phase: RetroPhase): string => labels[phase]();

const labels: Record<RetroPhase, () => string> = {
  collect: m.retro_phase_collect,
  reveal: m.retro_phase_reveal,
  group: m.retro_phase_group,
  vote: m.retro_phase_vote,
  discuss: m.retro_phase_discuss,
  act: m.retro_phase_act,
  close: m.retro_phase_close,
};
