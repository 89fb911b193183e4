import type { Retro, RetroAction } from '@muster/model';
import * as m from '#lib/paraglide/messages.js';
import { columnLabel, groupLabel, weekNumber } from './words.ts';

export interface RetroToWrite {
  readonly project: string;
  readonly week: string;
  readonly retro: Pick<Retro, 'columns' | 'groups' | 'actions'>;
  readonly nameOf: (user: string | null) => string;
  readonly isDone: (action: RetroAction) => boolean;
}

/** A retro as Markdown, for a chat group or a document. */
export function retroMarkdown({ project, week, retro, nameOf, isDone }: RetroToWrite): string {
  const lines: string[] = [`# ${inLine(m.retro_md_title({ project, week: weekNumber(week) }))}`];
  for (const column of retro.columns) {
    const groups = retro.groups.filter((group) => group.column === column.id);
    if (groups.length === 0) continue;
    lines.push('', `## ${inLine(columnLabel(column))}`, '');
    for (const group of [...groups].sort((a, b) => b.votes - a.votes)) {
      const votes = group.votes > 0 ? ` (${m.retro_votes({ count: group.votes })})` : '';
      lines.push(
        `- ${inLine(group.title ?? (group.cards.length > 1 ? groupLabel(group) : (group.cards[0]?.text ?? '')))}${votes}`,
      );
      if (group.cards.length > 1 || group.title !== null) for (const { text } of group.cards) lines.push(`  - ${inLine(text)}`);
    }
  }
  lines.push('', `## ${m.retro_actions()}`, '');
  if (retro.actions.length === 0) lines.push(m.retro_actions_none());
  for (const action of retro.actions) {
    const who = action.owner === null ? m.retro_action_nobody() : nameOf(action.owner);
    const when = action.dueOn === null ? '' : ` · ${action.dueOn}`;
    lines.push(`- [${isDone(action) ? 'x' : ' '}] ${inLine(action.text)} — ${inLine(who)}${when}`);
  }
  return `${lines.join('\n')}\n`;
}

/** What people wrote must not become a heading or a link of its own making, nor break its line. */
export const inLine = (text: string): string =>
  text
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replaceAll(/[\\`*_[\]<>#|~]/g, String.raw`\$&`);
