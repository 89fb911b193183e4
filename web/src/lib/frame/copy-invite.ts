import * as m from '#lib/paraglide/messages.js';
import { copyText } from '#lib/ui/copy.ts';
import { toast } from '#lib/ui/toasts.svelte.ts';
import { inviteLink } from './invite.ts';

/** Copies the team's address and says so. */
export async function copyInvite(team: string): Promise<void> {
  const link = inviteLink(team);
  if (await copyText(link)) toast({ text: m.frame_invite_copied(), tone: 'ok' });
  // The link itself is in the notice, so that it can be copied by hand.
  else toast({ text: `${m.ui_copy_failed()} ${link}`, tone: 'warn', lastsMs: 20_000 });
}
