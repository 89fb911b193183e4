import { stageKeys } from '@muster/model';
import type { Desk, Measured } from '@muster/model';
import { channelLabel, stageLabel } from '#lib/locale/terms.ts';
import * as m from '#lib/paraglide/messages.js';

/** What was measured, in words: the metric and what it was taken of. One that is not known here is shown by its key. */
export function formatMeasure({ metric, of }: Measured, desk: Desk): string {
  const name = metrics[metric]?.() ?? metric;
  return of === null ? name : m.tasks_measure_of({ metric: name, of: subject(of, desk) });
}

function subject(of: string, { stages, channels, requisitions }: Desk): string {
  const stage = stageKeys.find((key) => key === of);
  if (stage !== undefined) return stageLabel(stages.byId.get(stage) ?? stage);
  const channel = channels.byId.get(of);
  return channel === undefined ? (requisitions.byId.get(of)?.title ?? of) : channelLabel(channel);
}

/** By the names that `packages/kpi` gives them. */
const metrics: Record<string, () => string> = {
  cycle: m.tasks_metric_cycle,
  arrivalRate: m.tasks_metric_arrival_rate,
  costPerHire: m.tasks_metric_cost_per_hire,
  timeToFill: m.tasks_metric_time_to_fill,
  timeToHire: m.tasks_metric_time_to_hire,
  timeInStage: m.tasks_metric_time_in_stage,
  offerAcceptance: m.tasks_metric_offer_acceptance,
  showUp: m.tasks_metric_show_up,
};
