import type { Awareness } from 'y-protocols/awareness';
import type { LiveChange } from '@muster/model';
import { fromLive, fromRead } from '#lib/reactivity/from-live.svelte.ts';
import type { Me } from './identity.ts';

/** Somebody else who is here now. One person in two windows is two peers. */
export interface Peer {
  readonly client: number;
  readonly user: string;
  readonly name: string;
  readonly colour: number;
  readonly page: string | null;
  readonly card: string | null;
  readonly editing: boolean;
}

export interface Presence {
  /** The others, oneself in other tabs left out. */
  readonly others: readonly Peer[];
  /** Who looks at this card. Only a change of its own visitors runs a reader again. */
  at(card: string): readonly Peer[];
  setPage(page: string | null): void;
  setCard(card: string | null): void;
  setEditing(editing: boolean): void;
  stop(): void;
}

/** At most this often one's own presence is sent. The relay passes on 5 a second. */
const sendEveryMs = 250;
const maxTextLength = 80;
const nobody: readonly Peer[] = [];

interface Said {
  page: string | null;
  card: string | null;
  editing: boolean;
}

/**
 * Presence in a room. Without an awareness nobody is ever here. `nameOf` gives the name that the team knows a user by: what
 * presence says of itself is used for strangers only.
 */
export function createPresence(
  awareness: Awareness | null,
  me: () => Me,
  nameOf: (user: string) => string | undefined = () => undefined,
): Presence {
  const said: Said = { page: null, card: null, editing: false };
  const peers = new Map<number, Peer>();
  const byCard = new Map<string, readonly Peer[]>();
  const listeners = new Set<(change: LiveChange) => void>();
  const subscribe = (listener: (change: LiveChange) => void): (() => void) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  };
  // Cards ask by the thousand, most of them in vain: each is woken by its own visitors only [P7].
  const cards = fromLive<readonly Peer[]>({ byId: byCard, problems: new Map(), subscribe, stop: () => undefined });
  let sorted: readonly Peer[] = nobody;
  const others = fromRead(subscribe, () => sorted);
  let sentAt = Number.NEGATIVE_INFINITY;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const send = (): void => {
    timer = undefined;
    sentAt = performance.now();
    const { user, name, colour } = me();
    awareness?.setLocalState({ user, name: short(name), colour, ...said });
  };
  const sendSoon = (): void => {
    timer ??= setTimeout(send, Math.max(0, sentAt + sendEveryMs - performance.now()));
  };
  const say = (words: Partial<Said>): void => {
    const before = JSON.stringify(said);
    Object.assign(said, words);
    if (JSON.stringify(said) !== before) sendSoon();
  };
  const onChange = ({ added, updated, removed }: { added: number[]; updated: number[]; removed: number[] }): void => {
    const touched = new Set<string>();
    for (const client of [...added, ...updated, ...removed]) {
      const now = client === awareness?.clientID ? undefined : readPeer(client, awareness?.states.get(client), me().user, nameOf);
      for (const peer of [peers.get(client), now]) if (typeof peer?.card === 'string') touched.add(peer.card);
      if (now === undefined) peers.delete(client);
      else peers.set(client, now);
    }
    sorted = [...peers.values()].sort((a, b) => a.client - b.client);
    for (const card of touched) {
      const here = sorted.filter((peer) => peer.card === card);
      if (here.length === 0) byCard.delete(card);
      else byCard.set(card, here);
    }
    for (const listener of [...listeners]) listener({ ids: touched, origin: 'presence', local: false });
  };

  awareness?.on('change', onChange);
  onChange({ added: [...(awareness?.states.keys() ?? [])], updated: [], removed: [] });
  send();
  return {
    get others() {
      return others.current;
    },
    at: (card) => cards.get(card) ?? nobody,
    setPage: (page) => say({ page: page === null ? null : short(page) }),
    setCard: (card) => say({ card: card === null ? null : short(card) }),
    setEditing: (editing) => say({ editing }),
    stop: () => {
      clearTimeout(timer);
      awareness?.off('change', onChange);
      awareness?.setLocalState(null);
    },
  };
}

const short = (text: string): string => text.slice(0, maxTextLength);

/** What others say is a stranger's: only what reads well is shown. */
function readPeer(client: number, state: unknown, self: string, nameOf: (user: string) => string | undefined): Peer | undefined {
  if (typeof state !== 'object' || state === null) return undefined;
  const { user, name, colour, page, card, editing } = state as Record<string, unknown>;
  if (typeof user !== 'string' || user === self || typeof name !== 'string') return undefined;
  return {
    client,
    user,
    name: short(nameOf(user) ?? name),
    colour: typeof colour === 'number' && Number.isInteger(colour) && colour >= 0 ? colour : 0,
    page: typeof page === 'string' ? short(page) : null,
    card: typeof card === 'string' ? short(card) : null,
    editing: editing === true,
  };
}
