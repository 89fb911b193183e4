/** A day's stand-up as Markdown, to be posted in a group chat. */
import type { StandupSection } from '@muster/model';

export interface SummaryLine {
  readonly text: string;
  /** What it is about, by name; empty where names are left out. */
  readonly links: readonly string[];
  /** Since when it is carried along, in words; null: new that day. */
  readonly age: string | null;
  readonly settled: boolean;
}

interface SummaryReport {
  readonly name: string;
  readonly lines: Readonly<Record<Exclude<StandupSection, 'parking'>, readonly SummaryLine[]>>;
}

export interface Summary {
  readonly title: string;
  /** Who was there, who has not reported, how long it took: each a sentence. */
  readonly facts: readonly string[];
  readonly blockers: readonly (SummaryLine & { readonly name: string })[];
  readonly reports: readonly SummaryReport[];
  readonly parking: readonly SummaryLine[];
}

export interface SummaryWords {
  readonly sections: Readonly<Record<StandupSection, string>>;
  readonly openBlockers: string;
  /** Nobody said anything. */
  readonly nothing: string;
  /** Between a name and what follows: `：` or `: `. */
  readonly colon: string;
}

/** Blockers that still stand come first. What people typed is text: nothing in it formats. */
export function summaryMarkdown({ title, facts, blockers, reports, parking }: Summary, words: SummaryWords): string {
  const parts: string[] = [`## ${plain(title)}`];
  if (facts.length > 0) parts.push(facts.map((fact) => `> ${plain(fact)}`).join('\n'));
  if (blockers.length > 0) {
    const lines = blockers.map((line) => `- **${plain(line.name)}**${words.colon}${written(line)}`);
    parts.push(`### ${words.openBlockers}\n${lines.join('\n')}`);
  }
  for (const { name, lines } of reports) {
    const sections = (['done', 'plan', 'blocker'] as const).flatMap((section) =>
      lines[section].length === 0
        ? []
        : [`**${words.sections[section]}**\n${lines[section].map((line) => asItem(line, section)).join('\n')}`],
    );
    if (sections.length > 0) parts.push([`### ${plain(name)}`, ...sections].join('\n\n'));
  }
  if (parking.length > 0)
    parts.push(`### ${words.sections.parking}\n${parking.map((line) => asItem(line, 'parking')).join('\n')}`);
  if (blockers.length + reports.length + parking.length === 0) parts.push(words.nothing);
  return `${parts.join('\n\n')}\n`;
}

function asItem(line: SummaryLine, section: StandupSection): string {
  if (section === 'done') return `- ${written(line)}`;
  return `- [${line.settled ? 'x' : ' '}] ${written(line)}`;
}

function written({ text, links, age }: SummaryLine): string {
  const about = links.length === 0 ? '' : ` (${links.map(plain).join(', ')})`;
  return plain(text) + about + (age === null ? '' : ` · ${plain(age)}`);
}

/** On one line, with nothing in it that Markdown would take for its own. */
const plain = (text: string): string =>
  text
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replaceAll(/[\\`*_{}[\]<>#|~]/g, String.raw`\$&`);
