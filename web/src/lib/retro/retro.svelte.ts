import {
  groupRetroCards,
  liveRetro,
  liveRetroDrafts,
  moveRetroCard,
  moveRetroTo,
  ownRetroDrafts,
  removeRetroCard,
  retroKey,
  setRetroReady,
  setRetroTimer,
  unpublishedRetroDrafts,
  ungroupRetroCard,
} from '@muster/model';
import type { CommandOrigin, Desk, Retro, RetroCard, RetroDraft, RetroGroup, RetroPhase } from '@muster/model';
import { createContext } from 'svelte';
import * as m from '#lib/paraglide/messages.js';
import { fromLive, fromRead } from '#lib/reactivity/from-live.svelte.ts';
import type { OpenedDocument, Workspace } from '#lib/sync/workspace-context.svelte.ts';
import { groupLabel, shortText } from './words.ts';

/** A week's retro as one person sees it and acts in it. Everything is read from the documents. */
export interface RetroState {
  readonly week: string;
  /** The project and week as cards before the reveal name them. */
  readonly key: string;
  readonly desk: Desk;
  readonly current: Retro;
  /** Own cards before the reveal, as they were written; their letters are read where they are shown. */
  readonly drafts: readonly RetroDraft[];
  /** Own cards whose later words, from another device, were never published. */
  readonly left: readonly RetroDraft[];
  readonly mayWrite: boolean;
  readonly origin: CommandOrigin;
  /** Own votes, by the group they stand with. */
  readonly votes: ReadonlyMap<string, number>;
  readonly votesLeft: number;
  nameOf(user: string | null): string;
  moveTo(phase: RetroPhase): void;
  setReady(on: boolean): void;
  setTimer(minutes: number | null): void;
  group(card: string, onto: RetroGroup): boolean;
  ungroup(card: RetroCard): void;
  moveToColumn(card: string, column: string): void;
  remove(card: string): void;
}

export const [useRetro, provideRetro] = createContext<RetroState>();

export function createRetro(workspace: Workspace, opened: OpenedDocument): RetroState {
  const { desk, doc, name: week } = opened;
  const live = liveRetro(doc);
  const retro = fromRead(
    (update) => live.subscribe(update),
    () => live.current,
  );
  const key = retroKey(workspace.project, week);
  const own = desk.documents.user ?? null;
  const drafts = own === null ? null : fromLive(liveRetroDrafts(own));
  const members = fromLive(desk.members);
  const state: RetroState = {
    week,
    key,
    desk,
    get current() {
      return retro.current;
    },
    get drafts() {
      void drafts?.version;
      return ownRetroDrafts(desk, key);
    },
    get left() {
      void drafts?.version;
      return retro.current.revealed ? unpublishedRetroDrafts(desk, key) : [];
    },
    get mayWrite() {
      return workspace.may('week') === 'w';
    },
    origin: { command: 'write', by: desk.user, change: '' },
    get votes() {
      const count = new Map<string, number>();
      for (const leader of retro.current.votesBy.get(desk.user)?.values() ?? []) count.set(leader, (count.get(leader) ?? 0) + 1);
      return count;
    },
    get votesLeft() {
      return (retro.current.setup?.votes ?? 0) - (retro.current.votesBy.get(desk.user)?.size ?? 0);
    },
    nameOf: (user) => (user === null ? m.retro_anonymous_short() : members.get(user)?.name || m.problem_somebody()),
    moveTo: (phase) => void workspace.act(moveRetroTo(desk, phase)),
    setReady: (on) => void workspace.act(setRetroReady(desk, on)),
    setTimer: (minutes) => void workspace.act(setRetroTimer(desk, minutes)),
    group: (card, onto) =>
      workspace.act(groupRetroCards(desk, card, onto.id), {
        text: m.retro_grouped({ text: shortText(groupLabel(onto)) }),
        undoable: true,
      }),
    ungroup: (card) => void workspace.act(ungroupRetroCard(desk, card.id), { text: m.retro_ungrouped(), undoable: true }),
    moveToColumn: (card, column) => void workspace.act(moveRetroCard(desk, card, column)),
    remove: (card) => void workspace.act(removeRetroCard(desk, card), { text: m.retro_card_deleted(), undoable: true }),
  };
  return state;
}
