import type { SummarySection } from '@muster/model';
import * as m from '#lib/paraglide/messages.js';

export const sectionLabel = (section: SummarySection): string => labels[section]();
export const sectionHint = (section: SummarySection): string => hints[section]();

const labels: Record<SummarySection, () => string> = {
  overview: m.summary_section_overview,
  kpis: m.summary_section_kpis,
  trend: m.summary_section_trend,
  bottleneck: m.summary_section_bottleneck,
  channels: m.summary_section_channels,
  workload: m.summary_section_workload,
  decisions: m.summary_section_decisions,
  next: m.summary_section_next,
};
const hints: Record<SummarySection, () => string> = {
  overview: m.summary_hint_overview,
  kpis: m.summary_hint_kpis,
  trend: m.summary_hint_trend,
  bottleneck: m.summary_hint_bottleneck,
  channels: m.summary_hint_channels,
  workload: m.summary_hint_workload,
  decisions: m.summary_hint_decisions,
  next: m.summary_hint_next,
};
