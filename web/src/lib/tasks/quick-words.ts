/**
 * What a quickly typed line says besides the title: `@` and a name, `!` and a priority, a day. Only whole words count, each kind once, and
 * what was taken out is shown before it is kept, so that nothing is understood in secret.
 */
import type { Priority } from '@muster/model';
import { daysAfter, weekdayAfter } from './sections.ts';

export interface QuickTask {
  readonly title: string;
  /** The id of a member. */
  readonly assignee: string | null;
  readonly dueOn: string | null;
  readonly priority: Priority | null;
}

interface Named {
  readonly id: string;
  readonly name: string;
}

export function readQuickly(line: string, today: string, members: readonly Named[]): QuickTask {
  let assignee: string | null = null;
  let dueOn: string | null = null;
  let priority: Priority | null = null;
  const rest: string[] = [];
  const words = line.trim().split(/\s+/);
  for (let at = 0; at < words.length; at++) {
    const word = words[at] as string;
    const named: ReturnType<typeof whoIs> = assignee === null && /^[@＠]/.test(word) ? whoIs(words.slice(at), members) : null;
    const level: Priority | null = priority === null ? priorityOf(word) : null;
    const day: string | null = dueOn === null ? dayOf(word, today) : null;
    if (named !== null) {
      assignee = named.id;
      at += named.words - 1;
    } else if (level !== null) priority = level;
    else if (day !== null) dueOn = day;
    else rest.push(word);
  }
  // A line that is nothing but such words is a title after all.
  if (rest.length === 0) return { title: line.trim(), assignee: null, dueOn: null, priority: null };
  return { title: rest.join(' '), assignee, dueOn, priority };
}

/** Whose name begins with what follows the `@`: the longest match of whole words, then one name alone that begins so. */
function whoIs(words: readonly string[], members: readonly Named[]): { readonly id: string; readonly words: number } | null {
  for (let count = Math.min(3, words.length); count > 0; count--) {
    const typed = words.slice(0, count).join(' ').slice(1).toLocaleLowerCase();
    if (typed === '') return null;
    const exact = members.find(({ name }) => name.toLocaleLowerCase() === typed);
    if (exact !== undefined) return { id: exact.id, words: count };
    const begins = members.filter(({ name }) => name.toLocaleLowerCase().startsWith(typed));
    if (begins.length === 1 && begins[0] !== undefined) return { id: begins[0].id, words: count };
  }
  return null;
}

const priorities: Readonly<Record<string, Priority>> = {
  '': 'high',
  '!': 'urgent',
  high: 'high',
  高: 'high',
  urgent: 'urgent',
  紧急: 'urgent',
  急: 'urgent',
  low: 'low',
  低: 'low',
};
const priorityOf = (word: string): Priority | null =>
  /^[!！]/.test(word) ? (priorities[word.slice(1).replace('！', '!').toLocaleLowerCase()] ?? null) : null;

const daysAhead: Readonly<Record<string, number>> = { today: 0, 今天: 0, tomorrow: 1, 明天: 1, 后天: 2 };
const english = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const fullEnglish = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const chinese = '一二三四五六日';

function dayOf(typed: string, today: string): string | null {
  const word = typed.toLocaleLowerCase();
  if (Object.hasOwn(daysAhead, word)) return daysAfter(today, daysAhead[word] as number);
  const weekday = Math.max(english.indexOf(word), fullEnglish.indexOf(word));
  if (weekday >= 0) return weekdayAfter(today, weekday + 1);
  const [, next, letter] = /^(下)?(?:周|星期|礼拜)([一二三四五六日天])$/.exec(word) ?? [];
  if (letter !== undefined) {
    const number = letter === '天' ? 7 : chinese.indexOf(letter) + 1;
    // 下周 is the week that begins with the next Monday.
    return next === undefined ? weekdayAfter(today, number) : daysAfter(weekdayAfter(today, 1), number - 1);
  }
  const [, year, month, date] = /^(?:(\d{4})[-/年])?(\d{1,2})[-/月](\d{1,2})[日号]?$/.exec(word) ?? [];
  if (month === undefined || date === undefined) return null;
  const inYear = (of: number): string | null => {
    const at = new Date(Date.UTC(of, Number(month) - 1, Number(date)));
    return at.getUTCMonth() === Number(month) - 1 && at.getUTCDate() === Number(date) ? at.toISOString().slice(0, 10) : null;
  };
  const thisYear = Number(today.slice(0, 4));
  if (year !== undefined) return inYear(Number(year));
  const day = inYear(thisYear);
  // Without a year: the one to come.
  return day === null || day >= today ? day : inYear(thisYear + 1);
}
