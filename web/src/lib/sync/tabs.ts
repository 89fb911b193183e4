import type { Surroundings } from './surroundings.ts';
import type { Note, RefusedNote } from './pending.ts';

/** What tabs of one user tell each other of one document, beside the edits themselves. */
export type TabMessage =
  /** A tab has opened the document: the others say what waits. */
  | { readonly type: 'opened' }
  /** `client` made them; left out where others may have, in earlier sessions. */
  | { readonly type: 'waiting'; readonly notes: readonly (readonly [id: string, note: Note])[]; readonly client?: number }
  | { readonly type: 'acknowledged'; readonly ids: readonly string[] }
  | { readonly type: 'refused'; readonly ids: readonly string[]; readonly name: string; readonly note: RefusedNote }
  /** The local copy is about to be deleted: who has it open must let go. */
  | { readonly type: 'dropped' };

export interface Tabs {
  say(message: TabMessage): void;
  close(): void;
}

/** Joins the channel of a local copy. Only this user's tabs in this profile hear it. */
export function joinTabs(surroundings: Pick<Surroundings, 'channel'>, name: string, hear: (message: TabMessage) => void): Tabs {
  const channel = surroundings.channel(`tabs:${name}`);
  channel.onmessage = ({ data }: MessageEvent<TabMessage>) => hear(data);
  return {
    say: (message) => channel.postMessage(message),
    close: () => {
      channel.onmessage = null;
      channel.close();
    },
  };
}
