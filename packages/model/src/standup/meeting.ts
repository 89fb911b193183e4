/**
 * What a set of meeting acts means. Pure, and a function of the set alone: whoever has the same acts sees the same meeting, in
 * whatever order they arrived. SPEC.md 'Stand-up meetings' numbers the rules quoted here.
 */
import type { MeetingActId, UserId } from '../ids.ts';
import { seededRandom } from '../random.ts';
import type { MeetingAct } from '../records/standup.ts';

/** Where somebody stands in the round. */
export type TurnState = 'waiting' | 'later' | 'speaking' | 'spoken' | 'absent';

export interface Participant {
  readonly member: UserId;
  readonly state: TurnState;
  /** Time taken in turns that are over. */
  readonly spokenMs: number;
}

export interface Meeting {
  readonly id: MeetingActId;
  readonly day: string;
  readonly state: 'running' | 'paused' | 'ended';
  readonly facilitator: UserId;
  readonly term: number;
  /** The latest number within the term. */
  readonly n: number;
  readonly startedAt: number;
  readonly endedAt: number | null;
  /** How long each one has. */
  readonly seconds: number;
  /** Everybody of the round, in its order; who came later stands at the end. */
  readonly participants: readonly Participant[];
  /** Who has the word; null before the first turn, when the floor is open, and at the end. */
  readonly speaker: UserId | null;
  /** Whose turn comes next by the order: who waits, then who asked to come later. */
  readonly next: UserId | null;
  /** The floor was opened: everybody who was there had a turn. */
  readonly open: boolean;
  readonly turnAt: number | null;
  readonly pausedAt: number | null;
  /** Of this turn, up to `pausedAt`. */
  readonly pausedMs: number;
  /** Who was seen there, in the order of ids. */
  readonly attendees: readonly UserId[];
}

/** The meeting of a day, or null when nobody started one. */
export function meetingOf(acts: Iterable<MeetingAct>, day: string): Meeting | null {
  const ofDay = [...acts].filter((act) => act.day === day && act.deletedAt === null).sort(byTime);
  const start = shownStart(ofDay);
  if (start === null) return null;
  const own = ofDay.filter((act) => act.meeting === start.id);
  const rulings = rulingsOf(start, own);
  const log = logOf(rulings, own);
  const course = courseOf(start, rulings, log);
  const participants = participantsOf(start, own, course);
  const ruling = rulings.at(-1) as MeetingAct;
  const ended = course.endedAt !== null;
  const first = (state: TurnState): UserId | undefined => participants.find((each) => each.state === state)?.member;
  return {
    id: start.id,
    day,
    state: ended ? 'ended' : course.pausedAt !== null ? 'paused' : 'running',
    facilitator: ruling.by,
    term: ruling.term,
    n: own.reduce((n, act) => (act.term === ruling.term && isNumbered(act) ? Math.max(n, act.n) : n), 0),
    startedAt: start.at,
    endedAt: course.endedAt,
    seconds: start.seconds,
    participants,
    speaker: course.speaker,
    next: ended ? null : (first('waiting') ?? first('later') ?? null),
    open: course.open,
    turnAt: course.turnAt,
    pausedAt: course.pausedAt,
    pausedMs: course.pausedMs,
    attendees: [...attendeesOf(own)].sort(),
  };
}

/** What is left of the speaker's time, negative when it is over; null when nobody has the word. */
export function leftMs(meeting: Pick<Meeting, 'seconds' | 'turnAt' | 'pausedAt' | 'pausedMs'>, now: number): number | null {
  if (meeting.turnAt === null) return null;
  const until = meeting.pausedAt ?? now;
  return meeting.seconds * 1000 - Math.max(0, until - meeting.turnAt - meeting.pausedMs);
}

const byTime = (a: MeetingAct, b: MeetingAct): number => a.at - b.at || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
const isNumbered = ({ type }: MeetingAct): boolean => type === 'turn' || type === 'pause' || type === 'resume' || type === 'end';

/** Rule 1. Of several meetings that nobody started after another: the one with the most attendees, then the first. */
function shownStart(acts: readonly MeetingAct[]): MeetingAct | null {
  const starts = new Map(acts.flatMap((act) => (act.type === 'start' ? [[act.id, act] as const] : [])));
  if (starts.size < 2) return starts.values().next().value ?? null;
  let shown: { start: MeetingAct; depth: number; attendees: number } | null = null;
  for (const start of starts.values()) {
    const depth = depthOf(start, starts);
    const attendees = attendeesOf(acts.filter((act) => act.meeting === start.id)).size;
    if (shown === null || depth > shown.depth || (depth === shown.depth && attendees > shown.attendees))
      shown = { start, depth, attendees };
  }
  return shown?.start ?? null;
}

function depthOf(start: MeetingAct, starts: ReadonlyMap<MeetingActId, MeetingAct>): number {
  const seen = new Set<MeetingActId>();
  let at: MeetingAct | undefined = start;
  while (at !== undefined && !seen.has(at.id)) {
    seen.add(at.id);
    at = at.after === null ? undefined : starts.get(at.after);
  }
  return seen.size;
}

/** Whoever does anything is there. */
const attendeesOf = (own: readonly MeetingAct[]): Set<UserId> => new Set(own.map(({ by }) => by));

/** Rule 2: what made somebody facilitator, one for each term, in their order. */
function rulingsOf(start: MeetingAct, own: readonly MeetingAct[]): readonly MeetingAct[] {
  const byTerm = new Map<number, MeetingAct>([[1, { ...start, term: 1, n: 0 }]]);
  for (const act of own) if (act.type === 'take-over' && !byTerm.has(act.term)) byTerm.set(act.term, act);
  return [...byTerm.values()].sort((a, b) => a.term - b.term);
}

/** Rule 3: the numbered acts of each term, up to what the next take-over saw, in the order of (term, n, at, id). */
function logOf(rulings: readonly MeetingAct[], own: readonly MeetingAct[]): readonly MeetingAct[] {
  const last = new Map(rulings.map(({ term }, index) => [term, rulings[index + 1]?.n ?? Infinity]));
  return own
    .filter((act) => isNumbered(act) && act.n <= (last.get(act.term) ?? -1))
    .sort((a, b) => a.term - b.term || a.n - b.n || byTime(a, b));
}

interface Course {
  readonly speaker: UserId | null;
  readonly open: boolean;
  readonly turnAt: number | null;
  readonly pausedAt: number | null;
  readonly pausedMs: number;
  readonly endedAt: number | null;
  /** Time taken so far, and when the latest turn began, of whoever had one. */
  readonly spoken: ReadonlyMap<UserId, { readonly ms: number; readonly turnAt: number }>;
}

/** Rule 4: the log, act by act. */
function courseOf(start: MeetingAct, rulings: readonly MeetingAct[], log: readonly MeetingAct[]): Course {
  const facilitators = new Map(rulings.map(({ term, by }) => [term, by]));
  const spoken = new Map<UserId, { ms: number; turnAt: number }>();
  let speaker: UserId | null = null;
  let open = false;
  let turnAt: number | null = null;
  let pausedAt: number | null = null;
  let pausedMs = 0;
  let endedAt: number | null = null;
  const stopTurn = (at: number): void => {
    if (speaker === null || turnAt === null) return;
    const ms = Math.max(0, (pausedAt ?? at) - turnAt - pausedMs);
    spoken.set(speaker, { ms: (spoken.get(speaker)?.ms ?? 0) + ms, turnAt });
    speaker = null;
    turnAt = null;
  };
  for (const act of log) {
    if (endedAt !== null) break;
    if (act.by !== facilitators.get(act.term) && !(act.type === 'turn' && act.by === speaker)) continue;
    switch (act.type) {
      case 'turn':
        // Two who give the word to the same person at once do not begin the turn anew.
        if (act.member !== null && act.member === speaker) break;
        stopTurn(act.at);
        speaker = act.member;
        open = act.member === null;
        turnAt = act.member === null ? null : Math.max(act.at, start.at);
        pausedAt = null;
        pausedMs = 0;
        break;
      case 'pause':
        pausedAt ??= Math.max(act.at, turnAt ?? start.at);
        break;
      case 'resume':
        if (pausedAt === null) break;
        if (turnAt !== null) pausedMs += Math.max(0, act.at - pausedAt);
        pausedAt = null;
        break;
      case 'end':
        stopTurn(act.at);
        pausedAt = null;
        open = false;
        endedAt = Math.max(act.at, start.at);
        break;
      default: // Nothing else is numbered.
    }
  }
  return { speaker, open, turnAt, pausedAt, pausedMs, endedAt, spoken };
}

/** Rule 5. */
function participantsOf(start: MeetingAct, own: readonly MeetingAct[], { speaker, spoken }: Course): readonly Participant[] {
  const round = start.order === 'random' ? shuffled(start.members, start.seed) : [...start.members];
  const said = new Map<UserId, MeetingAct>();
  const joining = new Set(round);
  for (const act of own) {
    const member = act.type === 'here' ? act.by : act.member;
    if (member === null) continue;
    const counts = act.type === 'later' || act.type === 'absent' || act.type === 'back';
    // Who opens the page is there; that takes back an absence, and puts nobody into the round.
    if (counts || (act.type === 'here' && said.get(member)?.type === 'absent')) said.set(member, act);
    if (act.type === 'back') joining.add(member);
  }
  if (speaker !== null) joining.add(speaker);
  const stateOf = (member: UserId): TurnState => {
    if (member === speaker) return 'speaking';
    const last = said.get(member);
    const turn = spoken.get(member);
    if (last?.type === 'absent' && (turn === undefined || last.at >= turn.turnAt)) return 'absent';
    if (last?.type === 'later' && (turn === undefined || last.at >= turn.turnAt)) return 'later';
    return turn === undefined ? 'waiting' : 'spoken';
  };
  const participants = [...joining].map((member) => ({
    member,
    state: stateOf(member),
    spokenMs: spoken.get(member)?.ms ?? 0,
  }));
  // Who asked to come later keeps that place, also once it is his or her turn.
  const asked = ({ member }: Participant): MeetingAct | null => {
    const act = said.get(member);
    return act?.type === 'later' ? act : null;
  };
  const later = participants.filter((each) => asked(each) !== null);
  later.sort((a, b) => byTime(asked(a) as MeetingAct, asked(b) as MeetingAct));
  return [...participants.filter((each) => asked(each) === null), ...later];
}

/** The same order for everybody who has the seed. */
export function shuffled<T>(list: readonly T[], seed: number): T[] {
  const random = seededRandom(seed);
  const result = [...list];
  for (let last = result.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [result[last], result[other]] = [result[other] as T, result[last] as T];
  }
  return result;
}
