import { createContext } from 'svelte';
import { attendMeeting, endMeeting, giveTurn, pauseMeeting, placeInRound, resumeMeeting, takeOverMeeting } from '@muster/model';
import type { Meeting } from '@muster/model';
import * as m from '#lib/paraglide/messages.js';
import { fromRead } from '#lib/reactivity/from-live.svelte.ts';
import type { Workspace } from '#lib/sync/workspace-context.svelte.ts';
import type { StandupState } from './standup.svelte.ts';

/** The running meeting as somebody takes part in it. Everything is reactive. */
export interface LiveState {
  readonly meeting: Meeting;
  /** The corrected clock, moving by the half second. */
  readonly now: number;
  readonly isFacilitator: boolean;
  readonly isSpeaker: boolean;
  /** May give the word: the facilitator, and whoever has it. */
  readonly mayPassOn: boolean;
  /** The facilitator was not seen for a while, and that is not because one is offline oneself. */
  readonly facilitatorAway: boolean;
  readonly isOffline: boolean;
  /** Whose report is shown; null: nobody's turn. */
  readonly shown: string | null;
  readonly follows: boolean;
  lookAt(member: string): void;
  follow(): void;
  next(): void;
  give(member: string): void;
  place(member: string, as: 'later' | 'absent' | 'back'): void;
  pause(): void;
  takeOver(): void;
  end(): void;
}

export const [useLive, provideLive] = createContext<LiveState>();

const awayAfterMs = 5_000;

/** To be called while a component is made. `meeting`: the one of today, running or ended. */
export function createLive(workspace: Workspace, standup: StandupState, meeting: () => Meeting): LiveState {
  const { desk } = workspace;
  const me = standup.me;
  const ticking = fromRead(
    (update) => {
      const timer = setInterval(update, 500);
      return () => clearInterval(timer);
    },
    () => desk.now(),
  );
  let looksAt = $state<string | null>(null);
  const current = $derived(meeting());
  const isFacilitator = $derived(current.facilitator === me);
  const isSpeaker = $derived(current.speaker === me);
  const isOffline = $derived(workspace.pill.kind === 'offline');

  // Whoever looks on is there. Not an act to take back.
  const mine = $derived(current.participants.find(({ member }) => member === me));
  $effect(() => {
    if (!standup.mayWrite || current.state === 'ended') return;
    if (!current.attendees.includes(me) || mine?.state === 'absent') attendMeeting(standup.desk, standup.day);
  });

  const isThere = $derived(isFacilitator || workspace.presence.others.some(({ user }) => user === current.facilitator));
  let facilitatorAway = $state(false);
  $effect(() => {
    facilitatorAway = false;
    if (isThere || isOffline || current.state === 'ended') return;
    const timer = setTimeout(() => (facilitatorAway = true), awayAfterMs);
    return () => clearTimeout(timer);
  });

  const act = (result: Parameters<Workspace['act']>[0], notice?: Parameters<Workspace['act']>[1]): boolean =>
    workspace.act(result, notice);

  const state: LiveState = {
    get meeting() {
      return current;
    },
    get now() {
      return ticking.current;
    },
    get isFacilitator() {
      return isFacilitator;
    },
    get isSpeaker() {
      return isSpeaker;
    },
    get mayPassOn() {
      return standup.mayWrite && current.state !== 'ended' && (isFacilitator || isSpeaker);
    },
    get facilitatorAway() {
      return facilitatorAway;
    },
    get isOffline() {
      return isOffline;
    },
    get shown() {
      return looksAt ?? current.speaker;
    },
    get follows() {
      return looksAt === null;
    },
    lookAt: (member) => (looksAt = member),
    follow: () => (looksAt = null),
    next() {
      if (current.next !== null || current.speaker !== null) act(giveTurn(standup.desk, standup.day, current.next));
    },
    give: (member) => void act(giveTurn(standup.desk, standup.day, member)),
    place(member, as) {
      const isTheirTurn = member === current.speaker;
      if (act(placeInRound(standup.desk, standup.day, member, as)) && isTheirTurn && as !== 'back' && state.mayPassOn)
        state.next();
    },
    pause() {
      act((current.state === 'paused' ? resumeMeeting : pauseMeeting)(standup.desk, standup.day));
    },
    takeOver() {
      if (
        act(takeOverMeeting(standup.desk, standup.day), {
          text: isOffline ? m.standup_took_over_offline() : m.standup_took_over(),
        })
      )
        looksAt = null;
    },
    end: () => void act(endMeeting(standup.desk, standup.day), { text: m.standup_ended(), undoable: true }),
  };
  return state;
}

/** 1:05, and −0:12 when the time is over. */
export function clockWords(ms: number): string {
  // A second that has begun counts in full, so that 2:00 is seen and 0:00 is the end.
  const seconds = Math.ceil(ms / 1000);
  const size = Math.abs(seconds);
  return `${seconds < 0 ? '−' : ''}${Math.floor(size / 60)}:${String(size % 60).padStart(2, '0')}`;
}
