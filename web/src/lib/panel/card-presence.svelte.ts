import type { Peer } from '#lib/sync/presence.svelte.ts';
import type { Workspace } from '#lib/sync/workspace-context.svelte.ts';

/** Tells colleagues which card is open here, as long as the calling component lives. */
export function useCardPresence(
  workspace: Workspace,
  card: () => string | null,
): { readonly setEditing: (editing: boolean) => void } {
  const { presence } = workspace;
  $effect(() => {
    presence.setCard(card());
    return () => presence.setCard(null);
  });
  $effect(() => () => presence.setEditing(false));
  return { setEditing: (editing) => presence.setEditing(editing) };
}

/** Who else has this card open, each person once; who writes goes before who only looks. */
export function peopleHere(workspace: Workspace, card: string | null): readonly Peer[] {
  if (card === null) return [];
  const peers = workspace.presence.at(card);
  // Of two windows of one person the one that writes says more.
  return peers.filter((peer, index) => {
    const own = peers.filter(({ user }) => user === peer.user);
    return (own.find(({ editing }) => editing) ?? own[0]) === peers[index];
  });
}
