import { isLate } from '@muster/model';
import type { ApplicationStageKey } from '@muster/model';
import { formatDate, formatDay, formatDays, formatNumber, formatPhone } from '#lib/locale/format.ts';
import { stageColour } from '#lib/locale/terms.ts';
import * as m from '#lib/paraglide/messages.js';
import { initialOf, memberColour } from '#lib/ui/member-colour.ts';
import type { CandidateRow } from './candidate-row.ts';
import { addedAt, cellValue } from './columns.ts';
import type { ColumnKey, ColumnWords } from './columns.ts';

export interface LookWords extends ColumnWords {
  /** The team's day now, `YYYY-MM-DD`. */
  readonly today: string;
  colour(member: string): number;
  limitDays(stage: ApplicationStageKey): number | null;
}

/**
 * A cell as it is drawn: one element, whatever it shows. A list that is scrolled fast makes hundreds of cells between two frames,
 * so marks and additions are the style's work (`::before`, `::after`) and not elements of their own.
 */
export interface CellLook {
  readonly text: string;
  readonly kind: string;
  readonly colour?: string;
  /** A letter in a coloured disc before the text. For eyes only. */
  readonly mark?: string;
  /** Quieter words after the text. */
  readonly after?: string;
}

export function cellLook(row: CandidateRow, column: ColumnKey, words: LookWords): CellLook {
  const { application, person } = row;
  const value = cellValue(row, column, words);
  const text = String(value);
  switch (column) {
    case 'stage':
      if (application === null) return { text, kind: '' };
      return application.outcome === null
        ? { text, kind: 'dot', colour: stageColour(application.stage) }
        : { text, kind: 'dot quiet', colour: 'var(--text-3)' };
    case 'days': {
      if (application === null) return { text: '', kind: 'number' };
      if (application.outcome !== null) return { text: formatDays(Number(value)), kind: 'number quiet' };
      const late = isLate(application, { limitDays: words.limitDays(application.stage) }, words.now);
      return { text: value === 0 ? m.candidates_days_today() : formatDays(Number(value)), kind: late ? 'number late' : 'number' };
    }
    case 'owner':
      if (application === null || application.owner === null) return { text: '', kind: '' };
      return { text, kind: 'disc', colour: memberColour(words.colour(application.owner)), mark: initialOf(text) };
    case 'years':
      return { text: value === '' ? '' : formatNumber(Number(value)), kind: 'number' };
    case 'phone':
      return { text: formatPhone(text), kind: 'digits' };
    case 'nextAction': {
      const due = person.nextAction?.dueOn ?? null;
      if (due === null) return { text, kind: '' };
      return { text, kind: due < words.today ? 'more over' : 'more', after: formatDay(due, words.today) };
    }
    case 'due':
      return { text: text === '' ? '' : formatDay(text, words.today), kind: text !== '' && text < words.today ? 'late' : '' };
    case 'added':
      return { text: formatDate(addedAt(row), words.now), kind: 'digits quiet' };
    default:
      return { text, kind: '' };
  }
}
