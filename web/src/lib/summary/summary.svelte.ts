import {
  draftSummary,
  freezeSummary,
  frozenBy,
  liveSummaryActs,
  liveSummaryCosts,
  summarySections,
  summaryText,
  targetsOf,
  unfreezeSummary,
} from '@muster/model';
import type { CommandOrigin, Desk, SummaryAct, SummarySection, SummaryValues, Targets, Y } from '@muster/model';
import { createContext } from 'svelte';
import { teamZone } from '#lib/locale/zone.svelte.ts';
import * as m from '#lib/paraglide/messages.js';
import { fromLive } from '#lib/reactivity/from-live.svelte.ts';
import { liveNumbers, nowInSteps } from '#lib/numbers/live-numbers.svelte.ts';
import { fromText } from '#lib/retro/from-text.ts';
import type { OpenedDocument, Workspace } from '#lib/sync/workspace-context.svelte.ts';
import { summaryDrafts } from './drafts.ts';
import { asOfMonth, daysOfMonth } from './month.ts';
import { reader, summaryCosts, summaryValues } from './values.ts';
import type { ValueReader } from './values.ts';

/** A month's summary as one person sees it: live until it is frozen, then as it was. */
export interface SummaryState {
  readonly month: string;
  readonly desk: Desk;
  readonly mayWrite: boolean;
  readonly frozen: SummaryAct | null;
  /** The instant up to which numbers are looked at: of a frozen one that of the freeze. */
  readonly asOf: number;
  /** null while the numbers are being worked out. */
  readonly values: ValueReader | null;
  readonly targets: Targets;
  /** null: not for this person. `kept` false: the freeze was made by somebody who could not write them. */
  readonly costs: { readonly read: ValueReader; readonly kept: boolean } | null;
  readonly mayWriteCosts: boolean;
  readonly origin: CommandOrigin;
  text(section: SummarySection): Y.Text;
  /** The words of a section: of a frozen summary those of the freeze. */
  words(section: SummarySection): string;
  /** Words that merged in after the freeze. */
  readonly hasLaterWords: boolean;
  /** First words for these sections, or for all that have none. Answers how many there were. */
  draft(sections?: readonly SummarySection[]): void;
  freeze(): boolean;
  unfreeze(): void;
  nameOf(user: string): string;
  channelOf(channel: string): string | null;
}

export const [useSummary, provideSummary] = createContext<SummaryState>();

export function createSummary(workspace: Workspace, opened: OpenedDocument): SummaryState {
  const { desk, doc, name: month } = opened;
  const acts = fromLive(liveSummaryActs(doc));
  const restricted = desk.documents.private;
  const kept = restricted === null ? null : fromLive(liveSummaryCosts(restricted));
  const [members, channels, targets, decisions] = [
    fromLive(desk.members),
    fromLive(desk.channels),
    fromLive(desk.targets),
    fromLive(desk.decisions),
  ];
  const texts = new Map(summarySections.map((section) => [section, fromText(summaryText(doc, section))]));
  const frozen = $derived((void acts.version, frozenBy(liveSummaryActs(doc).byId.values())));
  const asOf = $derived(frozen?.at ?? asOfMonth(month, nowInSteps(workspace.now), teamZone.current));
  const numbers = liveNumbers(desk, () => ({ period: daysOfMonth(month), asOf }));
  const live = $derived.by((): SummaryValues | null => {
    const { current } = numbers;
    void decisions.version;
    return current === null ? null : summaryValues(current, desk, month);
  });
  const values = $derived(frozen === null ? (live === null ? null : reader(live)) : reader(frozen.values));
  const costs = $derived.by(() => {
    if (workspace.may('private') === 'none' || kept === null) return null;
    if (frozen !== null) {
      const figures = kept.get(frozen.id);
      return { read: reader(figures ?? {}), kept: figures !== undefined };
    }
    const figures = numbers.current === null ? null : summaryCosts(numbers.current);
    return figures === null ? null : { read: reader(figures), kept: true };
  });
  const of = { project: workspace.project, month };
  const words = (section: SummarySection): string => texts.get(section)?.current ?? '';

  const state: SummaryState = {
    month,
    desk,
    origin: { command: 'write', by: desk.user, change: '' },
    get mayWrite() {
      return workspace.may('month') === 'w';
    },
    get mayWriteCosts() {
      return workspace.may('private') === 'w';
    },
    get frozen() {
      return frozen;
    },
    get asOf() {
      return asOf;
    },
    get values() {
      return values;
    },
    get costs() {
      return costs;
    },
    get targets() {
      void targets.version;
      return targetsOf(desk);
    },
    text: (section) => summaryText(doc, section),
    words: (section) => (frozen === null ? words(section) : (frozen.texts[section] ?? '')),
    get hasLaterWords() {
      return frozen !== null && summarySections.some((section) => words(section) !== (frozen.texts[section] ?? ''));
    },
    draft(sections) {
      if (values === null) return;
      const drafts = summaryDrafts({
        read: values,
        month,
        targets: state.targets,
        nameOf: state.nameOf,
        channelOf: state.channelOf,
      });
      const wanted = (sections ?? summarySections.filter((section) => words(section).trim() === '')).filter(
        (section) => drafts[section] !== undefined,
      );
      workspace.act(draftSummary(desk, Object.fromEntries(wanted.map((section) => [section, drafts[section]]))), {
        text: m.summary_drafted({ count: wanted.length }),
        undoable: true,
      });
    },
    freeze: () =>
      live !== null &&
      workspace.act(
        freezeSummary(desk, of, { values: live, costs: numbers.current === null ? null : summaryCosts(numbers.current) }),
        { text: m.summary_frozen(), undoable: true },
      ),
    unfreeze: () => void workspace.act(unfreezeSummary(desk, of), { text: m.summary_unfrozen(), undoable: true }),
    nameOf: (user) => members.get(user)?.name || m.problem_somebody(),
    channelOf: (channel) => channels.get(channel)?.name ?? null,
  };
  return state;
}
