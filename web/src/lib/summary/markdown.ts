import { summarySections } from '@muster/model';
import { formatNumber, formatShare } from '#lib/locale/format.ts';
import * as m from '#lib/paraglide/messages.js';
import { inLine } from '#lib/retro/markdown.ts';
import { channelsOf, figureOf, figuresOf, loadsOf, stagesOf } from './facts-of.ts';
import { formatFigure } from './figures.ts';
import { sectionLabel } from './section-words.ts';
import type { SummaryState } from './summary.svelte.ts';

type Written = Pick<SummaryState, 'values' | 'targets' | 'words' | 'nameOf' | 'channelOf' | 'costs'>;

/** A summary as Markdown. Costs are in it for whoever may read them: it is their copy. */
export function summaryMarkdown(title: string, summary: Written): string {
  const parts = [`# ${inLine(title)}`];
  for (const section of summarySections) {
    parts.push(`## ${sectionLabel(section)}`);
    const table = tableOf(section, summary);
    if (table !== null) parts.push(table);
    const words = summary.words(section).trim();
    if (words !== '') parts.push(words);
  }
  return `${parts.join('\n\n')}\n`;
}

function tableOf(section: (typeof summarySections)[number], summary: Written): string | null {
  const { values: read, targets, costs } = summary;
  if (read === null) return null;
  switch (section) {
    case 'kpis': {
      const figures = [...figuresOf(read, targets), ...(costs?.kept === true ? [figureOf(costs.read, 'cost', targets)] : [])];
      return figures
        .map(
          ({ label, shown, target, n }) => `- ${label}: ${shown}${target === null ? '' : ` (${target})`}, ${m.summary_n({ n })}`,
        )
        .join('\n');
    }
    case 'bottleneck':
      return table(
        [
          m.summary_table_stage(),
          m.summary_table_wait(),
          m.summary_table_limit(),
          m.summary_table_open(),
          m.summary_table_late(),
        ],
        stagesOf(read).map(({ label, wait, limit, open, late }) => [
          label,
          formatFigure(wait, 'days'),
          limit === null ? m.summary_no_limit() : formatFigure(limit, 'days'),
          formatNumber(open),
          formatNumber(late),
        ]),
      );
    case 'channels':
      return table(
        [
          m.summary_table_channel(),
          m.summary_table_applications(),
          m.summary_table_interviewed(),
          m.summary_table_hired(),
          m.summary_table_arrived(),
        ],
        channelsOf(read, summary.channelOf).map(({ label, applications, interviewed, hired, arrived }) => [
          label,
          ...[applications, interviewed, hired, arrived].map((count) => formatNumber(count)),
        ]),
      );
    case 'workload':
      return table(
        [m.summary_table_member(), m.summary_table_use(), m.summary_table_load()],
        loadsOf(read).map(({ user, use, load }) => [summary.nameOf(user), formatShare(use), formatFigure(load, 'count')]),
      );
    default:
      return null;
  }
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string | null {
  if (rows.length === 0) return null;
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(heads), line(heads.map(() => '---')), ...rows.map((cells) => line(cells.map(inLine)))].join('\n');
}
