import type { AccessLevel } from '@muster/protocol';
import * as m from '#lib/paraglide/messages.js';

const labels: Record<AccessLevel, () => string> = {
  manager: m.account_level_manager,
  recruiter: m.account_level_recruiter,
  support: m.account_level_support,
  analyst: m.account_level_analyst,
  interviewer: m.account_level_interviewer,
  viewer: m.account_level_viewer,
};

/** An access level as people say it. */
export const levelLabel = (level: AccessLevel): string => labels[level]();
