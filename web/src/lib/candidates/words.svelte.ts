import { applicationStageKeys, dayOf, outcomeKeys } from '@muster/model';
import { locale } from '#lib/locale/locale.svelte.ts';
import { channelLabel, outcomeLabel, reasonLabel } from '#lib/locale/terms.ts';
import { namesOf } from '#lib/panel/names.svelte.ts';
import { recordsOf } from '#lib/panel/records.svelte.ts';
import * as m from '#lib/paraglide/messages.js';
import type { Workspace } from '#lib/sync/workspace-context.svelte.ts';
import { byId, byKey } from './by-key.ts';
import type { LookWords } from './cell-look.ts';

/**
 * The words of the list as of a moment. Names are gathered once for all lines and read reactively: whoever made words from them makes
 * new ones when a member, a channel or the language changes.
 */
export function createWords(workspace: Workspace): (now: number) => LookWords {
  const records = recordsOf(workspace.desk);
  const names = namesOf(workspace);
  const lexicon = $derived({
    members: byId(records.members.all, (member) => member),
    channels: byId(records.channels.all, channelLabel),
    reasons: byId(records.reasons.all, reasonLabel),
    stages: byKey(applicationStageKeys, (key) => ({ label: names.stage(key), limitDays: names.limitDays(key) })),
    outcomes: byKey(outcomeKeys, outcomeLabel),
    me: workspace.me,
    locale: locale.tag,
    timeZone: names.timeZone(),
    comma: m.candidates_comma(),
  });
  return (now) => {
    const { members, channels, reasons, stages, outcomes, me, timeZone } = lexicon;
    return {
      locale: lexicon.locale,
      comma: lexicon.comma,
      timeZone,
      now,
      today: dayOf(now, timeZone),
      member: (id) => (id === me.user ? me.name : (members.get(id)?.name ?? m.panel_somebody())),
      colour: (id) => (id === me.user ? me.colour : (members.get(id)?.colour ?? 9)),
      channel: (id) => channels.get(id) ?? id,
      limitDays: (stage) => stages.get(stage)?.limitDays ?? null,
      standing: ({ application }) => {
        if (application === null) return '';
        const { outcome, reason, stage } = application;
        if (outcome === null) return stages.get(stage)?.label ?? stage;
        const why = reason === null ? '' : (reasons.get(reason) ?? '');
        const what = outcomes.get(outcome) ?? outcome;
        return why === '' ? what : m.panel_outcome_with_reason({ outcome: what, reason: why });
      },
    };
  };
}
