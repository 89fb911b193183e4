/** From what stands in the week's document to what everybody sees. Pure: the same document gives the same retro. */
import { retroVoteOf } from '../read/retro.ts';
import { defaultRetroSetup } from './templates.ts';
import type {
  Retro,
  RetroAct,
  RetroAction,
  RetroCard,
  RetroColumn,
  RetroCopy,
  RetroGroup,
  RetroPlace,
  RetroState,
} from '../records/retro.ts';
import { leaders } from './groups.ts';
import { retroStanding } from './phase.ts';

/** The records of a retro by their ids, as they stand in its document. */
export interface RetroRecords {
  readonly state: RetroState | undefined;
  readonly acts: ReadonlyMap<string, RetroAct>;
  readonly copies: ReadonlyMap<string, RetroCopy>;
  readonly places: ReadonlyMap<string, RetroPlace>;
  readonly votes: ReadonlyMap<string, string>;
  readonly actions: ReadonlyMap<string, RetroAction>;
  readonly ready: ReadonlyMap<string, string>;
  /** What a copy says now. */
  readonly textOf: (copy: string) => string;
}

export function readRetro(records: RetroRecords): Retro {
  const { state, acts, places, votes, actions, ready } = records;
  const { phase, revealed } = retroStanding(acts.values());
  const cards = shownCards(records);
  const byId = new Map(cards.map((card) => [card.id, card]));
  const leading = leaders(new Set(byId.keys()), (card) => places.get(card)?.group ?? null);
  const setup = state?.setup ?? (acts.size > 0 || cards.length > 0 ? defaultRetroSetup : null);
  const columns = withOthers(setup?.columns ?? [], cards);

  const votesBy = new Map<string, Map<number, string>>();
  const counts = new Map<string, number>();
  for (const [id, card] of votes) {
    const vote = retroVoteOf(id);
    const leader = leading.get(card);
    if (vote === null || leader === undefined || vote.slot >= (setup?.votes ?? 0)) continue;
    const own = votesBy.get(vote.user) ?? new Map<number, string>();
    votesBy.set(vote.user, own.set(vote.slot, leader));
    counts.set(leader, (counts.get(leader) ?? 0) + 1);
  }

  const members = new Map<string, RetroCard[]>();
  for (const card of cards) {
    const leader = leading.get(card.id) as string;
    const group = members.get(leader);
    if (group === undefined) members.set(leader, [card]);
    else if (card.id === leader) group.unshift(card);
    else group.push(card);
  }
  const indexOf = new Map(columns.map(({ id }, index) => [id, index]));
  const groups = [...members].map(([id, group]): RetroGroup => {
    const { column } = byId.get(id) as RetroCard;
    return { id, column, cards: group, title: places.get(id)?.title ?? null, votes: counts.get(id) ?? 0 };
  });
  const inColumn = ({ column }: RetroGroup): number => indexOf.get(column) ?? 0;
  const first = ({ cards }: RetroGroup): RetroCard => cards[0] as RetroCard;
  groups.sort((a, b) => inColumn(a) - inColumn(b) || byWriting(first(a), first(b)));
  const agenda = [...groups].sort((a, b) => b.votes - a.votes);
  const topic = state?.topic === undefined || state.topic === null ? undefined : leading.get(state.topic);
  return {
    setup,
    phase,
    revealed,
    acts: [...acts.values()].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1)),
    columns,
    groups,
    agenda,
    votesBy,
    actions: [...actions.values()]
      .filter(({ deletedAt }) => deletedAt === null)
      .sort((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1)),
    ready: new Set([...ready].flatMap(([user, at]) => (at === phase ? [user] : []))),
    timer: state?.timer?.phase === phase ? state.timer : null,
    topic: topic ?? agenda[0]?.id ?? null,
  };
}

/** One copy of each card. What another copy says besides, because it was written in, is a card of its own: nothing written is lost. */
function shownCards({ copies, places, textOf }: RetroRecords): readonly RetroCard[] {
  const byCard = new Map<string, RetroCopy[]>();
  for (const copy of copies.values()) {
    if (copy.deletedAt !== null) continue;
    const others = byCard.get(copy.card);
    if (others === undefined) byCard.set(copy.card, [copy]);
    else others.push(copy);
  }
  const cards: RetroCard[] = [];
  const show = (id: string, copy: RetroCopy, text: string): void => {
    const place = places.get(id);
    if ((place?.deletedAt ?? null) !== null) return;
    const { by, at, late } = copy;
    cards.push({ id, copy: copy.id, column: place?.column ?? copy.column, by, at, late, text, group: place?.group ?? null });
  };
  for (const [card, all] of byCard) {
    const [shown, ...others] = all.sort((a, b) => Number(a.late) - Number(b.late) || (a.id < b.id ? -1 : 1)) as [RetroCopy];
    show(card, shown, textOf(shown.id));
    for (const other of others as RetroCopy[]) {
      const text = textOf(other.id);
      if (text !== shown.first) show(other.id, other, text);
    }
  }
  return cards.sort(byWriting);
}

const byWriting = (a: RetroCard, b: RetroCard): number => a.at - b.at || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

function withOthers(columns: readonly RetroColumn[], cards: readonly RetroCard[]): readonly RetroColumn[] {
  const known = new Set(columns.map(({ id }) => id));
  const others = [...new Set(cards.map(({ column }) => column))].filter((id) => !known.has(id)).sort();
  return [...columns, ...others.map((id) => ({ id, title: null }))];
}
