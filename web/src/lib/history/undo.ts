import * as m from '#lib/paraglide/messages.js';
import { notices } from '#lib/sync/notices.ts';
import type { Acting } from '#lib/sync/workspace-context.svelte.ts';
import { toast } from '#lib/ui/toasts.svelte.ts';
import { changeInWords, keptInWords } from './words.ts';

/** Takes back one's latest change and says what that was, and what stays because a colleague changed it since [M7]. */
export function undoWithWords(workspace: Acting): void {
  const report = workspace.undo();
  if (report === null) return void toast({ text: m.frame_nothing_to_undo(), lastsMs: 2500 });
  if (report.refusal !== null) return notices.refused(report.refusal, workspace.desk);
  const what = changeInWords(report.change);
  if (report.kept.length > 0) {
    const kept = keptInWords(report.kept, workspace.desk);
    toast({
      text: report.reverted > 0 ? m.frame_undone_in_part({ what, kept }) : m.frame_not_undone({ what, kept }),
      tone: 'warn',
      lastsMs: 12_000,
    });
  } else
    toast({ text: m.frame_undone({ what }), lastsMs: 4000, action: { label: m.ui_redo(), run: () => redoWithWords(workspace) } });
}

/** Does again what was taken back last. */
export function redoWithWords(workspace: Acting): void {
  const report = workspace.redo();
  if (report === null) return void toast({ text: m.frame_nothing_to_redo(), lastsMs: 2500 });
  if (report.refusal !== null) return notices.refused(report.refusal, workspace.desk);
  const what = changeInWords(report.change);
  if (report.kept.length > 0)
    toast({
      text: m.frame_redone_in_part({ what, kept: keptInWords(report.kept, workspace.desk) }),
      tone: 'warn',
      lastsMs: 12_000,
    });
  else toast({ text: m.frame_redone({ what }), lastsMs: 4000 });
}
