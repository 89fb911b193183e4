import { clashesWith, dayOf } from '@muster/model';
import type { Clash, Desk, Interview, InterviewFields, InterviewType, PersonId } from '@muster/model';
import { instantAt, minutesOfDay, readTime, writeTime } from '#lib/locale/instants.ts';

type FormProblem = 'day' | 'time' | 'minutes';

/** What is typed while an interview is agreed on, and what that would collide with. */
export interface InterviewForm {
  day: string;
  time: string;
  minutes: number | null;
  type: InterviewType;
  round: number;
  place: string;
  interviewers: readonly string[];
  /** What is wrong with it; empty while it can be saved. */
  readonly problems: readonly FormProblem[];
  readonly fields: InterviewFields | null;
  /** Read anew whenever `version`, given to the form, or an entry changes. */
  readonly clashes: readonly Clash[];
  toggle(user: string): void;
}

interface Given {
  readonly desk: Desk;
  readonly person: PersonId | null;
  readonly timeZone: string;
  /** The interview to change; null: a new one. */
  readonly interview: Interview | null;
  readonly round: number;
  readonly now: number;
  /** Changes whenever interviews do. */
  readonly version: () => unknown;
}

export function createInterviewForm({ desk, person, timeZone, interview, round, now, version }: Given): InterviewForm {
  let day = $state(interview === null ? dayOf(now + 86_400_000, timeZone) : dayOf(interview.at, timeZone));
  let time = $state(interview === null ? '10:00' : writeTime(minutesOfDay(interview.at, timeZone)));
  let minutes = $state<number | null>(interview?.minutes ?? 45);
  let type = $state<InterviewType>(interview?.type ?? 'on-site');
  let which = $state(interview?.round ?? round);
  let place = $state(interview?.place ?? '');
  let interviewers = $state.raw<readonly string[]>(interview?.interviewers ?? []);

  const at = $derived.by(() => {
    const minute = readTime(time);
    return minute === null ? Number.NaN : instantAt(day, minute, timeZone);
  });
  const problems = $derived.by(() => {
    const found: FormProblem[] = [];
    if (Number.isNaN(instantAt(day, 0, timeZone))) found.push('day');
    if (readTime(time) === null) found.push('time');
    if (minutes === null || !Number.isInteger(minutes) || minutes < 5 || minutes > 600) found.push('minutes');
    return found;
  });
  const fields = $derived<InterviewFields | null>(
    problems.length > 0 ? null : { at, minutes: minutes ?? 45, type, round: which, place, interviewers },
  );
  const clashes = $derived.by(() => {
    version();
    if (fields === null) return [];
    const { minutes: length } = fields;
    return clashesWith(desk, { at, minutes: length, interviewers, person, ...(interview !== null && { except: interview.id }) });
  });

  return {
    get day() {
      return day;
    },
    set day(value) {
      day = value;
    },
    get time() {
      return time;
    },
    set time(value) {
      time = value;
    },
    get minutes() {
      return minutes;
    },
    set minutes(value) {
      minutes = value;
    },
    get type() {
      return type;
    },
    set type(value) {
      type = value;
    },
    get round() {
      return which;
    },
    set round(value) {
      which = value;
    },
    get place() {
      return place;
    },
    set place(value) {
      place = value;
    },
    get interviewers() {
      return interviewers;
    },
    set interviewers(value) {
      interviewers = value;
    },
    get problems() {
      return problems;
    },
    get fields() {
      return fields;
    },
    get clashes() {
      return clashes;
    },
    toggle: (user) => {
      interviewers = interviewers.includes(user) ? interviewers.filter((each) => each !== user) : [...interviewers, user];
    },
  };
}
