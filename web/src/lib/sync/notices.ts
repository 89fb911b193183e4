import * as m from '#lib/paraglide/messages.js';
import { describe } from '#lib/problems/describe.ts';
import { toast } from '#lib/ui/toasts.svelte.ts';
import type { Voice } from './workspace.ts';

/** Speaks through the toasts. */
export const notices: Voice = {
  refused: (refusal, names) => {
    const { what, todo } = describe(refusal, names);
    toast({ text: `${what} ${todo}`, tone: 'warn' });
  },
  done: (text, undo) => {
    toast({ text, tone: 'ok', ...(undo !== null && { action: { label: m.ui_undo(), run: undo } }) });
  },
  damaged: ({ rows, kept }) => {
    const text = kept ? `${m.sync_damage({ count: rows })} ${m.sync_damage_kept()}` : m.sync_damage({ count: rows });
    toast({ text, tone: 'warn', lastsMs: 12_000 });
  },
};
