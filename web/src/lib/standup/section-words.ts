import type { StandupSection } from '@muster/model';
import * as m from '#lib/paraglide/messages.js';

export const sectionLabel = (section: StandupSection): string => sections[section]();

const sections: Record<StandupSection, () => string> = {
  done: m.standup_done,
  plan: m.standup_plan,
  blocker: m.standup_blocker,
  parking: m.standup_parking,
};
