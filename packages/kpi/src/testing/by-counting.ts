/**
 * The definitions, word by word and slowly, written without looking at the metrics, to compare them with: instants are compared as days of
 * the team's calendar, durations are added up piece by piece, packages day by day, openings are filled by playing what happened.
 */
import type {
  Application,
  ApplicationStageKey,
  Cost,
  Interview,
  KeyDate,
  KeyDateKind,
  Move,
  Opening,
  Requisition,
  StageKey,
} from '@muster/model';
import { dayOf, stageKeys } from '@muster/model/pure';
import type { Facts, Question } from '../facts.ts';

export interface Counted {
  readonly value: number | null;
  readonly n: number;
  readonly median?: number | null;
  readonly p90?: number | null;
  /** Ids with their value and flags, by id. */
  readonly rows: readonly (readonly [id: string, value: number, flags: string])[];
  /** `reason id`, sorted. */
  readonly left: readonly string[];
}

const dayMs = 86_400_000;
const nextDay = (day: string): string => new Date(Date.parse(day) + dayMs).toISOString().slice(0, 10);
const realDay = (day: string): boolean => {
  const at = Date.parse(`${day}T00:00Z`);
  return /^\d\d\d\d-\d\d-\d\d$/.test(day) && Number.isFinite(at) && new Date(at).toISOString().slice(0, 10) === day;
};

/** What a seat is taken by, and what an application came to, in words. */
interface Life {
  readonly application: Application;
  readonly moves: readonly Move[];
  readonly last: Move;
  readonly answer: 'none' | 'sent' | 'accepted' | 'declined' | 'expired' | 'rescinded' | 'withdrawn';
  readonly sent: number | null;
  readonly isSentNoted: boolean;
  readonly accepted: number | null;
  readonly isAcceptedNoted: boolean;
  readonly gaveUp: { readonly at: number; readonly how: 'reneged' | 'no-show' | 'no-show-by-grace' | 'other' } | null;
  readonly arrived: number | null;
  readonly isArrivedNoted: boolean;
  readonly left: number | null;
  readonly plan: string | null;
  readonly owner: string | null;
  readonly channel: string | null;
}

interface Seat {
  readonly opening: Opening;
  readonly requisition: Requisition;
  readonly cancelled: number | null;
  readonly by: Life | null;
  readonly again: boolean;
}

export class ByCounting {
  readonly facts: Facts;
  readonly question: Question;
  readonly asOf: number;
  readonly today: string;
  readonly lives: readonly Life[];
  readonly seats: readonly Seat[];
  readonly standing: readonly { readonly life: Life; readonly requisition: Requisition }[];

  constructor(facts: Facts, question: Question) {
    this.facts = facts;
    this.question = question;
    this.asOf = question.asOf;
    this.today = this.day(question.asOf);
    const lives = [...facts.applications.values()].flatMap((application) => this.#life(application));
    this.lives = lives.map((life) => ({ ...life, channel: this.#owningChannel(life, lives) }));
    const filled = [...facts.requisitions.values()].map((requisition) => this.#fill(requisition));
    this.seats = filled.flatMap(({ seats }) => seats);
    this.standing = filled.flatMap(({ standing }) => standing);
  }

  day = (at: number): string => dayOf(at, this.facts.timeZone);
  inPeriod = (at: number): boolean => this.dayInPeriod(this.day(at));
  dayInPeriod = (day: string): boolean => day >= this.question.period.from && day < this.question.period.until;
  #was = (at: number | null): number | null => (at !== null && at <= this.asOf ? at : null);
  #exists = (record: { createdAt: number; deletedAt: number | null }): boolean =>
    record.createdAt <= this.asOf && this.#was(record.deletedAt) === null;

  requisition(id: string | null | undefined): Requisition | undefined {
    const requisition = this.facts.requisitions.get(id ?? '');
    return requisition !== undefined && this.#exists(requisition) ? requisition : undefined;
  }

  /** Adds up every piece between two boundaries that no hold covers. */
  effective(requisition: Requisition | undefined, from: number, until: number): number {
    if (until <= from) return until - from;
    const holds = (requisition?.holds ?? [])
      .filter((hold) => hold.from <= this.asOf)
      .map((hold) => ({ from: hold.from, to: hold.to === null || hold.to > this.asOf ? Infinity : hold.to }));
    const marks = [from, until, ...holds.flatMap((hold) => [hold.from, hold.to])].filter((mark) => mark >= from && mark <= until);
    marks.sort((a, b) => a - b);
    let sum = 0;
    for (let index = 1; index < marks.length; index++) {
      const [a, b] = [marks[index - 1] as number, marks[index] as number];
      if (b > a && !holds.some((hold) => hold.from <= a && b <= hold.to)) sum += b - a;
    }
    return sum;
  }

  asked(about: { requisition: string | null; owner: string | null; channel: string | null }): boolean {
    const { requisitions = [], owners = [], channels = [] } = this.question.filter ?? {};
    const fits = (list: readonly string[], value: string | null): boolean =>
      list.length === 0 || (value !== null && list.includes(value));
    return fits(requisitions, about.requisition) && fits(owners, about.owner) && fits(channels, about.channel);
  }
  askedLife = (life: Life): boolean =>
    this.asked({ requisition: life.application.requisition, owner: life.owner, channel: life.channel });
  askedSeat = (seat: Pick<Seat, 'requisition' | 'by'>): boolean =>
    this.asked({
      requisition: seat.requisition.id,
      owner: seat.by === null ? seat.requisition.owner : seat.by.owner,
      channel: seat.by === null ? null : seat.by.channel,
    });

  #life(application: Application): Life[] {
    if (!this.#exists(application)) return [];
    const moves = this.#countedMoves(application.moves);
    const last = moves.at(-1);
    if (last === undefined) return [];
    const noted = (kind: KeyDateKind): KeyDate | null => {
      const known = application.keyDates.filter(
        (date) => date.kind === kind && date.at <= this.asOf && date.notedAt <= this.asOf,
      );
      const later = (a: KeyDate, b: KeyDate): number =>
        (kind === 'start-planned' ? b.at - a.at : 0) || b.notedAt - a.notedAt || (a.id > b.id ? -1 : 1);
      return known.sort(later)[0] ?? null;
    };
    const plan = noted('start-planned')?.on ?? null;
    const isThere = (move: Move): boolean => move.stage === 'onboarding' || move.outcome === 'joined';
    const arrived =
      noted('arrived')?.at ?? (last.outcome === 'joined' ? (moves.find((move) => move.outcome === 'joined')?.at ?? null) : null);
    const byMove = isThere(last) ? (moves.find(isThere)?.at ?? null) : null;
    const story = (['offer-sent', 'offer-accepted', 'offer-declined', 'offer-expired', 'offer-rescinded', 'reneged'] as const)
      .map((kind) => ({ kind, at: noted(kind)?.at ?? (kind === 'offer-accepted' ? (byMove ?? arrived) : null) }))
      .filter((one): one is { kind: typeof one.kind; at: number } => one.at !== null);
    story.sort((a, b) => a.at - b.at);
    let answer: Life['answer'] = 'none';
    let answeredAt: number | null = null;
    let accepted: number | null = null;
    let gaveUp: Life['gaveUp'] = null;
    // Nobody came while the grace lasted: since when.
    let missed: number | null = null;
    if (plan !== null && realDay(plan) && arrived === null) {
      // The first day after the grace has begun.
      let day = plan;
      for (let left = Math.ceil(this.facts.targets.graceDays); left > 0;) {
        day = nextDay(day);
        if (![0, 6].includes(new Date(day).getUTCDay())) left--;
      }
      if (this.today > day) missed = this.#firstInstantOf(nextDay(day));
    }
    const hadMissed = (at: number): boolean => missed !== null && accepted !== null && accepted < missed && missed <= at;
    for (const { kind, at } of story) {
      const has: boolean = answer === 'accepted';
      const endsIt = kind !== 'offer-accepted' && kind !== 'offer-declined';
      if (endsIt && has && gaveUp === null && hadMissed(at)) gaveUp = { at: missed as number, how: 'no-show-by-grace' };
      if (kind === 'offer-accepted') {
        answer = 'accepted';
        accepted = answeredAt = at;
        gaveUp = null;
      } else if (kind === 'offer-sent') {
        // While the acceptance stands nothing new was sent; once it was given up it is the next version.
        if (!has || gaveUp !== null) answer = 'sent';
      } else if (kind === 'offer-expired') {
        if (has) continue;
        answer = 'expired';
        answeredAt = at;
      } else if (kind === 'reneged') {
        if (has && gaveUp === null) gaveUp = { at, how: 'reneged' };
      } else {
        // Who had reneged or not come before has done so, whatever was said after.
        if (has && gaveUp !== null && gaveUp.how !== 'other') continue;
        if (has && gaveUp === null) gaveUp = { at, how: 'other' };
        answer = kind === 'offer-declined' ? 'declined' : 'rescinded';
        answeredAt = at;
      }
    }
    if (arrived !== null) {
      if (answer !== 'accepted') accepted ??= arrived;
      answer = 'accepted';
      gaveUp = null;
    } else if (answer === 'sent' && (last.outcome === 'withdrawn' || last.outcome === 'rejected')) {
      answer = last.outcome === 'withdrawn' ? 'withdrawn' : 'rescinded';
      answeredAt = last.at;
    } else if (answer === 'accepted' && gaveUp === null) {
      if ((last.outcome === 'withdrawn' || last.outcome === 'rejected') && hadMissed(last.at))
        gaveUp = { at: missed as number, how: 'no-show-by-grace' };
      else if (last.outcome === 'withdrawn') gaveUp = { at: last.at, how: 'reneged' };
      else if (last.outcome === 'no-show') gaveUp = { at: last.at, how: 'no-show' };
      else if (last.outcome === 'rejected') {
        gaveUp = { at: last.at, how: 'other' };
        answer = 'rescinded';
      } else if (missed !== null) gaveUp = { at: missed, how: 'no-show-by-grace' };
    }
    return [
      {
        application,
        moves,
        last,
        answer,
        sent: noted('offer-sent')?.at ?? answeredAt ?? accepted,
        isSentNoted: noted('offer-sent') !== null,
        accepted,
        isAcceptedNoted: noted('offer-accepted') !== null,
        gaveUp,
        arrived,
        isArrivedNoted: noted('arrived') !== null,
        left: noted('left')?.at ?? null,
        plan,
        owner: application.owner ?? this.requisition(application.requisition)?.owner ?? null,
        channel: application.channel,
      },
    ];
  }

  /** By trying every quarter of an hour. */
  #firstInstantOf(day: string): number {
    let at = Date.parse(day) - 20 * 3_600_000;
    while (this.day(at) < day) at += 15 * 60_000;
    return at;
  }

  #countedMoves(all: readonly Move[]): readonly Move[] {
    const moves = all.filter((move) => move.at <= this.asOf).sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
    if (moves.length === 0) return [];
    const isUndone = (move: Move): boolean => moves.some((other) => other.undoes === move.id && !isUndone(other));
    let part = moves.filter((move) => move.undoes === null && !isUndone(move));
    if (part.length === 0) part = moves.slice(0, 1);
    // What a move came after: through undone moves to what they came after.
    const cameAfter = (move: Move): ReadonlySet<Move> => {
      const found = new Set<Move>();
      const seen = new Set<string>();
      const look = (ids: readonly string[]): void => {
        for (const id of ids) {
          const other = moves.find((one) => one.id === id);
          if (other === undefined || seen.has(id)) continue;
          seen.add(id);
          if (part.includes(other)) found.add(other);
          look(other.after);
        }
      };
      look(move.after);
      return found;
    };
    const before = new Map(part.map((move) => [move, cameAfter(move)]));
    const heads = part.filter((move) => ![...before.values()].some((others) => others.has(move)));
    const head = heads.at(-1) as Move;
    const line = [...part.filter((move) => before.get(head)?.has(move) === true && move !== head), head];
    const same = (a: Move | undefined, b: Move): boolean => a !== undefined && a.stage === b.stage && a.outcome === b.outcome;
    let kept: Move[] = [];
    for (const move of line) {
      if (same(kept.at(-1), move)) continue;
      const back = kept.findLastIndex(
        (earlier, index) =>
          index < kept.length - 1 &&
          same(earlier, move) &&
          kept.slice(index + 1).every((between) => between.by === move.by && move.at - between.at <= 300_000),
      );
      kept = back < 0 ? [...kept, move] : kept.slice(0, back + 1);
    }
    return kept;
  }

  #owningChannel(life: Life, all: readonly Life[]): string | null {
    return this.#channelsOf(life, all)[0] ?? life.application.channel;
  }

  /** Of a hire: the person's channels of the 90 days before the acceptance, the first first. */
  #channelsOf({ application, answer, accepted }: Life, all: readonly Life[]): string[] {
    if (answer !== 'accepted' || accepted === null) return [];
    return all
      .map((other) => other.application)
      .filter(
        ({ person, channel, appliedAt }) =>
          person === application.person && channel !== null && appliedAt <= accepted && accepted - appliedAt <= 90 * dayMs,
      )
      .sort((a, b) => a.appliedAt - b.appliedAt || (a.id < b.id ? -1 : 1))
      .map(({ channel }) => channel as string);
  }

  /** Plays what happened to a requisition's openings, instant by instant. */
  #fill(requisition: Requisition): { seats: Seat[]; standing: { life: Life; requisition: Requisition }[] } {
    if (this.requisition(requisition.id) === undefined || this.#was(requisition.requestedAt) === null)
      return { seats: [], standing: [] };
    const closed = this.#was(requisition.cancelledAt);
    const openings = [...this.facts.openings.values()]
      .filter((opening) => opening.requisition === requisition.id && opening.requestedAt <= this.asOf)
      .sort((a, b) => a.requestedAt - b.requestedAt || a.ordinal - b.ordinal);
    const cancelled = (opening: Opening): number | null => {
      const both = [this.#was(opening.cancelledAt), closed].filter((at) => at !== null);
      return both.length === 0 ? null : Math.min(...both);
    };
    const lives = this.lives
      .filter(
        ({ application, accepted, gaveUp }) =>
          application.requisition === requisition.id && accepted !== null && (gaveUp === null || gaveUp.at > accepted),
      )
      .sort((a, b) => (a.accepted as number) - (b.accepted as number) || (a.application.id < b.application.id ? -1 : 1));
    const holder = new Map<Opening, Life>();
    const gone = new Set<Opening>();
    const again = new Set<Opening>();
    let queue: Life[] = [];
    const free = (): Opening | undefined => openings.find((opening) => !holder.has(opening) && !gone.has(opening));
    const seat = (life: Life, at: Opening | undefined): void => {
      if (at === undefined) queue.push(life);
      else holder.set(at, life);
    };
    const instants = new Set([
      ...lives.flatMap(({ accepted, gaveUp }) => [accepted as number, ...(gaveUp === null ? [] : [gaveUp.at])]),
      ...openings.map(cancelled).filter((at) => at !== null),
    ]);
    for (const now of [...instants].sort((a, b) => a - b)) {
      for (const life of lives
        .filter(({ gaveUp }) => gaveUp?.at === now)
        .sort((a, b) => (a.application.id < b.application.id ? -1 : 1))) {
        queue = queue.filter((other) => other !== life);
        const opening = openings.find((one) => holder.get(one) === life);
        if (opening === undefined) continue;
        holder.delete(opening);
        again.add(opening);
        queue.sort((a, b) => lives.indexOf(a) - lives.indexOf(b));
        const next = queue[0];
        if (next === undefined || gone.has(opening)) continue;
        queue = queue.slice(1);
        holder.set(opening, next);
      }
      for (const opening of [...openings].sort((a, b) => (a.id < b.id ? -1 : 1)).filter((one) => cancelled(one) === now)) {
        const life = holder.get(opening);
        gone.add(opening);
        if (life === undefined || (life.arrived !== null && life.arrived <= now)) continue;
        holder.delete(opening);
        seat(life, free());
      }
      for (const life of lives.filter(({ accepted }) => accepted === now)) {
        const chosen = openings.find(({ id }) => id === life.application.opening);
        const there = chosen === undefined ? undefined : holder.get(chosen);
        if (chosen === undefined || gone.has(chosen) || there?.application.opening === chosen.id) seat(life, free());
        else {
          holder.set(chosen, life);
          if (there !== undefined) seat(there, free());
        }
      }
    }
    return {
      seats: openings.map((opening) => ({
        opening,
        requisition,
        cancelled: cancelled(opening),
        by: holder.get(opening) ?? null,
        again: again.has(opening),
      })),
      standing: queue.map((life) => ({ life, requisition })),
    };
  }

  cycle(): Counted {
    const count = new Count(this);
    for (const seat of this.seats.filter(this.askedSeat)) {
      const { opening, requisition, by, cancelled, again } = seat;
      const at = by?.arrived ?? null;
      if (at === null) {
        if (cancelled !== null) count.leave(opening.id, cancelled, 'cancelled');
        continue;
      }
      const flags = [
        again && 'reopened',
        by?.isArrivedNoted === false && 'arrived-by-outcome',
        by?.application.opening === opening.id && 'chosen-opening',
      ];
      count.time(opening.id, at, opening.requestedAt, this.effective(requisition, opening.requestedAt, at), flags);
    }
    for (const { life, requisition } of this.standing)
      if (life.arrived !== null && this.askedSeat({ requisition, by: life }))
        count.leave(life.application.id, life.arrived, 'no-opening');
    return count.days();
  }

  cycleOpen = (): Counted => this.#openSeats((seat) => seat.cancelled === null && (seat.by?.arrived ?? null) === null);
  fillOpen = (): Counted => this.#openSeats((seat) => seat.cancelled === null && seat.by === null);
  #openSeats(is: (seat: Seat) => boolean): Counted {
    const count = new Count(this, true);
    for (const seat of this.seats.filter(this.askedSeat).filter(is)) {
      const { opening, requisition, again } = seat;
      const ms = this.effective(requisition, opening.requestedAt, this.asOf);
      count.time(opening.id, opening.requestedAt, opening.requestedAt, ms, [again && 'reopened']);
    }
    return count.days();
  }

  timeToFill(): Counted {
    const count = new Count(this);
    for (const { opening, requisition, by, cancelled, again } of this.seats.filter(this.askedSeat)) {
      if (by === null) {
        if (cancelled !== null) count.leave(opening.id, cancelled, 'cancelled');
        continue;
      }
      const at = by.accepted as number;
      const flags = [
        again && 'reopened',
        !by.isAcceptedNoted && 'accepted-by-move',
        by.application.opening === opening.id && 'chosen-opening',
      ];
      count.time(opening.id, at, opening.requestedAt, this.effective(requisition, opening.requestedAt, at), flags);
    }
    for (const { life, requisition } of this.standing)
      if (this.askedSeat({ requisition, by: life })) count.leave(life.application.id, life.accepted as number, 'no-opening');
    return count.days();
  }
  filled(): { filled: number; openings: number } {
    const seats = this.seats.filter(this.askedSeat).filter(({ by, cancelled }) => by !== null || cancelled === null);
    return { filled: seats.filter(({ by }) => by !== null).length, openings: seats.length };
  }

  fulfilment(): Counted {
    const count = new Count(this);
    for (const { opening, by, cancelled } of this.seats.filter(this.askedSeat)) {
      const { targetOn, requestedAt, id } = opening;
      const came = (by?.arrived ?? null) !== null;
      if (targetOn === null) {
        if (came || cancelled === null) count.leave(id, requestedAt, 'no-target-day');
      } else if (!realDay(targetOn)) count.leave(id, requestedAt, 'bad-date');
      else if (targetOn > this.today || !this.dayInPeriod(targetOn)) continue;
      else if (cancelled !== null && !came) count.leaveNow(id, 'cancelled');
      else count.put(id, came ? 1 : 0, []);
    }
    return count.ratio();
  }

  arrivalRate(): Counted {
    const count = new Count(this);
    for (const life of this.lives.filter(this.askedLife)) {
      const { application, answer, accepted, arrived, plan, gaveUp } = life;
      const rescinded = answer === 'rescinded';
      if (accepted === null || (answer !== 'accepted' && !rescinded)) continue;
      const planned = plan !== null && realDay(plan) ? plan : null;
      const due = planned ?? (arrived === null ? null : this.day(arrived));
      if (due === null) {
        if (!rescinded) count.leave(application.id, accepted, plan === null ? 'missing-date' : 'bad-date');
      } else if (due > this.today || !this.dayInPeriod(due)) continue;
      else if (rescinded) count.leaveNow(application.id, 'rescinded');
      else if (arrived !== null) {
        const early = this.#leftEarly(life);
        count.put(application.id, 1, [
          planned === null && 'planned-by-arrival',
          !life.isArrivedNoted && 'arrived-by-outcome',
          early && 'early-leave',
        ]);
      } else if (gaveUp === null) count.leaveNow(application.id, 'pending');
      else count.put(application.id, 0, [gaveUp.how]);
    }
    return count.ratio();
  }

  /** On the day of the arrival or one of the 7 after it. */
  #leftEarly({ arrived, left }: Life): boolean {
    if (arrived === null || left === null) return false;
    let last = this.day(arrived);
    for (let days = 0; days < 7; days++) last = nextDay(last);
    return this.day(left) >= this.day(arrived) && this.day(left) <= last;
  }

  timeToHire(): Counted {
    const count = new Count(this);
    for (const life of this.lives.filter(this.askedLife).filter(({ answer }) => answer === 'accepted')) this.#hire(life, count);
    return count.days();
  }
  #hire(life: Life, count: Count): void {
    const { application, accepted } = life;
    const at = accepted as number;
    const ms = this.effective(this.requisition(application.requisition), application.appliedAt, at);
    count.time(application.id, at, application.appliedAt, ms, [!life.isAcceptedNoted && 'accepted-by-move']);
  }

  offerAcceptance(): Counted {
    const count = new Count(this);
    for (const life of this.lives.filter(this.askedLife)) {
      const { application, answer, sent, isSentNoted, gaveUp } = life;
      if (answer === 'none' || sent === null || !this.inPeriod(sent)) continue;
      if (answer === 'sent') count.leaveNow(application.id, 'pending');
      else if (answer === 'rescinded') count.leaveNow(application.id, 'rescinded');
      else
        count.put(application.id, answer === 'accepted' ? 1 : 0, [
          !isSentNoted && 'sent-by-answer',
          gaveUp?.how === 'reneged' && 'reneged',
        ]);
    }
    return count.ratio();
  }

  /** What was known of interviews then. */
  interviewsOf(application: string): Interview[] {
    return [...(this.facts.interviews?.values() ?? [])]
      .filter((interview) => interview.application === application && this.#exists(interview))
      .map((interview) =>
        interview.statusAt !== null && interview.statusAt > this.asOf
          ? { ...interview, status: 'scheduled', statusAt: null }
          : interview,
      );
  }

  showUp(): Counted {
    const count = new Count(this);
    for (const life of this.lives.filter(this.askedLife)) {
      for (const { id, at, status } of this.interviewsOf(life.application.id)) {
        if (status === 'attended') count.putAt(id, at, 1, []);
        else if (status === 'no-show') count.putAt(id, at, 0, []);
        else count.leave(id, at, status === 'scheduled' ? 'no-status' : status);
      }
    }
    return count.ratio();
  }

  interviewToOffer(): Counted {
    const count = new Count(this);
    const [interviewed, offered] = [new Set<string>(), new Set<string>()];
    for (const life of this.lives.filter(this.askedLife)) {
      const { application, answer, last } = life;
      const times = this.interviewsOf(application.id)
        .filter(({ status }) => status === 'attended')
        .map(({ at }) => at);
      if (times.length === 0 || !this.inPeriod(Math.min(...times))) continue;
      if (answer === 'none' && last.outcome === null) {
        count.leaveNow(application.id, 'unresolved');
        continue;
      }
      interviewed.add(application.person);
      if (answer !== 'none') offered.add(application.person);
      count.put(application.id, answer === 'none' ? 0 : 1, []);
    }
    return { ...count.ratio(), value: offered.size === 0 ? null : interviewed.size / offered.size, n: interviewed.size };
  }

  funnel(): readonly Record<string, unknown>[] {
    const steps = ['screening', 'interview', 'offer', 'onboarding', 'joined'] as const;
    const cohort = this.lives.filter(this.askedLife).filter(({ application }) => this.inPeriod(application.appliedAt));
    const furthest = ({ moves, last }: Life): number =>
      last.outcome === 'joined' ? 4 : Math.max(...moves.map(({ stage }) => steps.indexOf(stage)));
    return steps.map((step, index) => {
      const reached = cohort.filter((life) => furthest(life) >= index);
      const here = cohort.filter((life) => furthest(life) === index);
      const ended = (outcome: string): number => here.filter(({ last }) => last.outcome === outcome).length;
      const active = here.filter(({ last }) => last.outcome === null);
      const skipped = (life: Life): boolean => step !== 'joined' && !life.moves.some(({ stage }) => stage === step);
      const count = new Count(this);
      for (const life of reached) {
        if (active.includes(life)) count.leaveNow(life.application.id, 'unresolved');
        else
          count.put(life.application.id, furthest(life) > index ? 1 : 0, [
            skipped(life) && 'skipped',
            life.last.outcome === null && steps.indexOf(life.last.stage) < furthest(life) && 'moved-back',
          ]);
      }
      return {
        step,
        reached: reached.length,
        active: active.length,
        resolved: reached.length - active.length,
        rejected: ended('rejected'),
        withdrawn: ended('withdrawn'),
        noShow: ended('no-show'),
        skipped: reached.filter(skipped).length,
        conversion: step === 'joined' ? null : count.ratio(),
      };
    });
  }

  /** Every span in which the card stood in a stage without an outcome. */
  #spans(life: Life): { stage: ApplicationStageKey; from: number; to: number | null }[] {
    return life.moves.flatMap(({ stage, outcome, at }, index) =>
      outcome === null ? [{ stage, from: at, to: life.moves[index + 1]?.at ?? null }] : [],
    );
  }
  limit(stage: StageKey): number | null {
    return this.facts.stages.get(stage)?.limitDays ?? null;
  }

  timeInStage(
    stage: StageKey,
    within: (at: number) => boolean = this.inPeriod,
  ): { completed: Counted; open: Counted; late: number } {
    const [completed, open] = [new Count(this), new Count(this, true)];
    let late = 0;
    const age = (id: string, from: number, ms: number): void => {
      if (ms < 0) {
        open.leaveNow(id, 'negative-duration');
        return;
      }
      const limit = this.limit(stage);
      const isLate = limit !== null && ms / dayMs > limit;
      if (isLate) late++;
      open.put(id, ms / dayMs, [isLate && 'late']);
    };
    if (stage === 'requirement') {
      for (const requisition of this.facts.requisitions.values()) {
        if (
          this.requisition(requisition.id) === undefined ||
          !this.asked({ requisition: requisition.id, owner: requisition.owner, channel: null })
        )
          continue;
        const [asked, confirmed] = [this.#was(requisition.requestedAt), this.#was(requisition.confirmedAt)];
        if (confirmed !== null) {
          if (!within(confirmed)) continue;
          if (asked === null) completed.leaveNow(requisition.id, 'missing-date');
          else {
            const ms = this.effective(requisition, asked, confirmed);
            if (ms < 0) completed.leaveNow(requisition.id, 'negative-duration');
            else completed.put(requisition.id, ms / dayMs, []);
          }
        } else if (asked !== null && this.#was(requisition.cancelledAt) === null)
          age(requisition.id, asked, this.effective(requisition, asked, this.asOf));
      }
      return { completed: completed.days(), open: open.days(), late };
    }
    for (const life of this.lives.filter(this.askedLife)) {
      const id = life.application.id;
      const requisition = this.requisition(life.application.requisition);
      const spans = this.#spans(life).filter((span) => span.stage === stage);
      const last = spans.at(-1);
      if (last === undefined) continue;
      if (last.to === null) {
        age(id, last.from, this.effective(requisition, last.from, this.asOf));
        continue;
      }
      if (!within(last.to)) continue;
      const pieces = spans.map(({ from, to }) => this.effective(requisition, from, to as number));
      if (pieces.some((ms) => ms < 0)) completed.leaveNow(id, 'negative-duration');
      else completed.put(id, pieces.reduce((sum, ms) => sum + ms, 0) / dayMs, []);
    }
    return { completed: completed.days(), open: open.days(), late };
  }

  /** What a package has brought by each day, rounded, so that the days add up to the whole. */
  #daysOf(cost: Cost): { day: string; fen: number }[] {
    const total = Math.round(cost.amount * 100);
    const [on, until] = [cost.on as string, cost.until as string];
    const days: string[] = [];
    for (let day = on; day <= until; day = nextDay(day)) days.push(day);
    const by = (count: number): number => Math.round((total * count) / days.length);
    return days.map((day, index) => ({ day, fen: by(index + 1) - by(index) }));
  }

  costs(): { total: number; shared: number; rows: Counted['rows']; left: readonly string[]; own: ReadonlyMap<string, number> } {
    const count = new Count(this);
    let [total, shared] = [0, 0];
    const own = new Map<string, number>();
    for (const cost of this.facts.costs?.values() ?? []) {
      if (!this.#exists(cost)) continue;
      const life = this.lives.find(({ application }) => application.id === cost.application);
      const requisition = cost.requisition ?? life?.application.requisition ?? null;
      const about = {
        requisition,
        owner: (life === undefined ? null : life.owner) ?? this.requisition(requisition)?.owner ?? null,
        channel: cost.channel ?? life?.channel ?? null,
      };
      const bad =
        cost.on === null
          ? cost.kind === 'referral-bonus'
            ? 'condition-not-met'
            : 'missing-date'
          : !realDay(cost.on)
            ? 'bad-date'
            : cost.kind !== 'package'
              ? null
              : cost.until === null
                ? 'missing-date'
                : !realDay(cost.until)
                  ? 'bad-date'
                  : cost.until < cost.on
                    ? 'negative-duration'
                    : null;
      if (bad !== null) {
        count.leave(cost.id, cost.createdAt, bad);
        continue;
      }
      const days =
        cost.kind === 'package' ? this.#daysOf(cost) : [{ day: cost.on as string, fen: Math.round(cost.amount * 100) }];
      const mine = days.filter(({ day }) => this.dayInPeriod(day) && day <= this.today);
      if (mine.length === 0) continue;
      if (cost.kind === 'internal' && this.question.internalCosts !== true) count.leaveNow(cost.id, 'internal');
      else if (this.asked(about)) {
        const fen = mine.reduce((sum, part) => sum + part.fen, 0);
        total += fen;
        if (about.channel === null) shared += fen;
        else own.set(about.channel, (own.get(about.channel) ?? 0) + fen);
        count.put(cost.id, fen / 100, [mine.length < days.length ? 'spread' : cost.amount < 0 && 'refund']);
      } else {
        // Left out by a filter that it says nothing to.
        const { requisitions = [], owners = [], channels = [] } = this.question.filter ?? {};
        const fits = (list: readonly string[], value: string | null): boolean =>
          list.length === 0 || value === null || list.includes(value);
        if (fits(requisitions, about.requisition) && fits(owners, about.owner) && fits(channels, about.channel))
          count.leaveNow(cost.id, 'shared');
      }
    }
    const { rows, left } = count.ratio();
    return { total: total / 100, shared: shared / 100, rows, left, own };
  }
  arrivals(): readonly Life[] {
    return this.lives.filter(this.askedLife).filter(({ arrived }) => arrived !== null && this.inPeriod(arrived));
  }
  costPerHire(): number | null {
    const { length } = this.arrivals();
    return length === 0 ? null : this.costs().total / length;
  }

  sources(): readonly Record<string, unknown>[] {
    const cohort = this.lives.filter(this.askedLife).filter(({ application }) => this.inPeriod(application.appliedAt));
    const hires = cohort.filter(({ answer }) => answer === 'accepted');
    const assistsOf = (life: Life): ReadonlySet<string | null> => {
      const parts = new Set<string | null>([...this.#channelsOf(life, this.lives), life.application.channel]);
      parts.delete(life.channel);
      parts.delete(null);
      return parts;
    };
    const channels = new Set([
      ...cohort.map(({ application }) => application.channel),
      ...hires.flatMap((life) => [life.channel, ...assistsOf(life)]),
    ]);
    const past = (life: Life, stages: readonly ApplicationStageKey[]): boolean =>
      life.moves.some(({ stage }) => stages.includes(stage));
    return [...channels]
      .sort((a, b) => (a === null ? 1 : b === null ? -1 : a < b ? -1 : 1))
      .map((channel) => {
        const applied = cohort.filter(({ application }) => application.channel === channel);
        const own = hires.filter((life) => life.channel === channel);
        const count = new Count(this, true);
        for (const life of own) this.#hire(life, count);
        const came = this.arrivals().filter((life) => life.channel === channel).length;
        return {
          channel,
          applications: applied.length,
          passedScreening: applied.filter((life) => past(life, ['interview', 'offer', 'onboarding'])).length,
          interviewed: applied.filter(
            (life) =>
              past(life, ['offer', 'onboarding']) ||
              this.interviewsOf(life.application.id).some(({ status }) => status === 'attended'),
          ).length,
          hired: own.length,
          arrived: own.filter(({ arrived }) => arrived !== null).length,
          earlyLeave: own.filter((life) => this.#leftEarly(life)).length,
          assists: hires.filter((life) => assistsOf(life).has(channel)).length,
          timeToHire: count.days(),
          costPerHire: channel === null || came === 0 ? null : (this.costs().own.get(channel) ?? 0) / 100 / came,
          tooFew: applied.length < 20,
        };
      });
  }

  loads(): ReadonlyMap<string, { load: number; utilisation: number }> {
    const here = [...this.facts.members.values()].filter(({ deletedAt }) => this.#was(deletedAt) === null);
    const users = new Set([
      ...here.map(({ id }) => id),
      ...this.lives.map(({ owner }) => owner),
      ...this.seats.map(({ requisition }) => requisition.owner),
    ]);
    for (const interview of this.facts.interviews?.values() ?? []) for (const user of interview.interviewers) users.add(user);
    for (const shares of this.facts.shares?.values() ?? []) for (const user of shares.keys()) users.add(user);
    const loads = new Map<string, { load: number; utilisation: number }>();
    for (const user of users) {
      if (user === null) continue;
      let load = 0;
      for (const requisition of this.facts.requisitions.values()) {
        const open = this.seats.filter(
          (seat) => seat.requisition === requisition && seat.by === null && seat.cancelled === null,
        ).length;
        const onHold = requisition.holds.some(({ from, to }) => from <= this.asOf && (to === null || to > this.asOf));
        if (open === 0 || onHold) continue;
        const shares = this.facts.shares?.get(requisition.id);
        const sum = [...(shares?.values() ?? [])].reduce((total, share) => total + share, 0);
        const share = shares === undefined ? Number(requisition.owner === user) : (shares.get(user) ?? 0) / sum;
        load += share * (this.facts.weights?.get(requisition.id) ?? 1) * open ** 0.7;
      }
      load += 0.2 * this.lives.filter(({ owner, last }) => owner === user && last.outcome === null).length;
      for (const { application } of this.lives)
        for (const { status, at, interviewers } of this.interviewsOf(application.id))
          if (status === 'scheduled' && at >= this.asOf && at < this.asOf + 7 * dayMs && interviewers.includes(user)) load += 0.5;
      const capacity = this.facts.members.get(user)?.capacity ?? this.facts.targets.capacity;
      if (load > 0 || here.some(({ id }) => id === user))
        loads.set(user, { load, utilisation: capacity > 0 ? load / capacity : 0 });
    }
    return loads;
  }

  bottleneck(): { worst: StageKey | null; waits: readonly (number | null)[]; flows: readonly (readonly [number, number])[] } {
    const window = (at: number): boolean => at >= this.asOf - 30 * dayMs && at <= this.asOf;
    const stages = stageKeys.map((stage) => {
      const { completed, open, late } = this.timeInStage(stage, window);
      const medians = [completed.median ?? null, open.median ?? null].filter((median) => median !== null);
      const wait = medians.length === 0 ? null : Math.max(...medians);
      const limit = this.limit(stage);
      const spans =
        stage === 'requirement'
          ? [...this.facts.requisitions.values()]
              .filter(
                ({ id, owner }) => this.requisition(id) !== undefined && this.asked({ requisition: id, owner, channel: null }),
              )
              .map((one) => ({ from: this.#was(one.requestedAt), to: this.#was(one.confirmedAt) ?? this.#was(one.cancelledAt) }))
          : this.lives.filter(this.askedLife).flatMap((life) => this.#spans(life).filter((span) => span.stage === stage));
      const flow = [
        spans.filter(({ from }) => from !== null && window(from)).length,
        spans.filter(({ to }) => to !== null && window(to)).length,
      ] as const;
      return { stage, wait, late, saved: wait === null || limit === null ? 0 : Math.max(0, wait - limit), flow };
    });
    let worst: (typeof stages)[number] | null = null;
    for (const one of stages)
      if (one.saved > 0 && (worst === null || one.saved > worst.saved || (one.saved === worst.saved && one.late > worst.late)))
        worst = one;
    return { worst: worst?.stage ?? null, waits: stages.map(({ wait }) => wait), flows: stages.map(({ flow }) => flow) };
  }

  /** As of the beginning of a day. */
  burnUp(day: string): { planned: number; openings: number; filled: number | null; arrived: number | null } {
    const seats = this.seats.filter(this.askedSeat).filter(({ by, cancelled }) => by !== null || cancelled === null);
    const before = (at: number | null | undefined): boolean => at !== null && at !== undefined && this.day(at) < day;
    const isAhead = day > nextDay(this.today);
    return {
      planned: seats.filter(({ opening: { targetOn } }) => targetOn !== null && realDay(targetOn) && targetOn < day).length,
      openings: seats.filter(({ opening }) => before(opening.requestedAt)).length,
      filled: isAhead ? null : seats.filter(({ by }) => before(by?.accepted)).length,
      arrived: isAhead ? null : seats.filter(({ by }) => before(by?.arrived)).length,
    };
  }
}

class Count {
  readonly #by: ByCounting;
  readonly #whenever: boolean;
  readonly #rows: (readonly [string, number, string])[] = [];
  readonly #left: string[] = [];

  constructor(by: ByCounting, whenever = false) {
    this.#by = by;
    this.#whenever = whenever;
  }

  put(id: string, value: number, flags: readonly (string | false)[]): void {
    this.#rows.push([id, value, flags.filter((flag) => flag !== false).join(' ')]);
  }
  putAt(id: string, at: number, value: number, flags: readonly (string | false)[]): void {
    if (this.#whenever || this.#by.inPeriod(at)) this.put(id, value, flags);
  }
  leaveNow(id: string, reason: string): void {
    this.#left.push(`${reason} ${id}`);
  }
  leave(id: string, at: number, reason: string): void {
    if (this.#whenever || this.#by.inPeriod(at)) this.leaveNow(id, reason);
  }
  time(id: string, at: number, from: number, ms: number, flags: readonly (string | false)[]): void {
    if (from === 0) this.leave(id, at, 'missing-date');
    else if (ms < 0) this.leave(id, at, 'negative-duration');
    else this.putAt(id, at, ms / dayMs, flags);
  }

  ratio(): Counted {
    const n = this.#rows.length;
    const sum = this.#rows.reduce((total, [, value]) => total + value, 0);
    return { value: n === 0 ? null : sum / n, n, rows: this.#rows.sort(([a], [b]) => (a < b ? -1 : 1)), left: this.#left.sort() };
  }
  days(): Counted {
    const counted = this.ratio();
    const sorted = counted.rows.map(([, value]) => value).sort((a, b) => a - b);
    if (sorted.length === 0) return { ...counted, median: null, p90: null };
    const lower = sorted[Math.floor((sorted.length - 1) / 2)] as number;
    const upper = sorted[Math.ceil((sorted.length - 1) / 2)] as number;
    const p90 = sorted.find((value) => sorted.filter((other) => other <= value).length * 10 >= sorted.length * 9) as number;
    return { ...counted, median: (lower + upper) / 2, p90 };
  }
}
