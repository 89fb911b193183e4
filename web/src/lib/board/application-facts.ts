/** What an application's card says, in the reader's words: one answer for the whole card, so that a card costs one computation. */
import { stepKeysByStage, type Application, type Move, type Person, type Requisition } from '@muster/model';
import { namelessLabel } from '#lib/access/nameless.ts';
import { dayOf, formatDate, formatDay, formatDays, formatTime } from '#lib/locale/format.ts';
import { outcomeLabel, stepLabel } from '#lib/locale/terms.ts';
import { teamZone } from '#lib/locale/zone.svelte.ts';
import * as m from '#lib/paraglide/messages.js';
import { ageOf, daysSince, minutesLeft, type Age } from './card-age.ts';
import { applicationRows, type ApplicationRows } from './card-height.ts';
import { fitChips } from './fit-chips.ts';
import type { Records } from './records.svelte.ts';

/** The records a card shows. */
export interface ApplicationRecords {
  readonly application: Application;
  readonly person: Person | undefined;
  readonly requisition: Requisition | undefined;
}

export interface ApplicationFacts {
  readonly rows: ApplicationRows;
  readonly name: string;
  /** Requisition, education, years. */
  readonly about: string;
  readonly days: number;
  readonly age: Age;
  readonly owner: { readonly name: string; readonly colour: number } | null;
  readonly step: string;
  readonly hasSteps: boolean;
  readonly chips: readonly string[];
  /** Chips there is no room for. */
  readonly rest: readonly string[];
  readonly next: { readonly text: string; readonly due: string; readonly overdue: boolean } | null;
  readonly claim: string;
  readonly conflict: string;
  readonly closed: string;
  /** The day it was closed. */
  readonly closedOn: string;
  /** All of it as one sentence. */
  readonly label: string;
}

interface Reader {
  readonly me: string;
  readonly now: number;
  /** Of the card, in pixels. */
  readonly width: number;
  readonly unread: boolean;
  /** May not see candidates' names. */
  readonly nameless: boolean;
}

export function applicationFacts(
  { application, person, requisition }: ApplicationRecords,
  records: Records,
  reader: Reader,
): ApplicationFacts {
  const { now, me } = reader;
  const rows = applicationRows(application, person, now);
  const name = person?.name ?? (reader.nameless ? namelessLabel(application.id) : m.board_unreadable_person());
  const days = daysSince(application.since, now, teamZone.current);
  const age = rows.closed ? 'fresh' : ageOf(application.since, records.stage(application.stage).limitDays, now);
  const owner = application.owner === null ? null : records.member(application.owner);
  const step = application.step === null ? '' : stepLabel(application.step);
  const chips = chipsOf(
    application,
    person,
    step,
    records,
    reader.width - 26 - (owner !== null && !rows.next && !rows.claim ? 26 : 0),
  );
  const next = rows.next ? nextOf(person, now) : null;
  const claim =
    rows.claim && application.claim !== null
      ? m.board_claimed_by({
          name: application.claim.by === me ? m.board_me() : records.nameOf(application.claim.by),
          minutes: minutesLeft(application.claim.until, now),
        })
      : '';
  const conflict = conflictText(application, records);
  const closed =
    application.outcome === null
      ? ''
      : joined([outcomeLabel(application.outcome), application.reason && records.reasonName(application.reason)], ' · ');
  const closedOn = closed === '' ? '' : formatDate(application.since, now);
  const about = joined(
    [requisition?.title, person?.education, person?.experienceYears && m.board_years({ years: person.experienceYears })],
    ' · ',
  );
  const label = joined(
    [
      name,
      requisition?.title,
      closedOn,
      closed || (days === 0 ? m.board_label_today() : m.board_label_days({ days: formatDays(days) })),
      ageWords(age),
      step,
      owner === null ? m.board_unassigned() : m.board_label_owner({ name: owner.name }),
      next && m.board_next_is({ text: next.text }),
      claim,
      conflict,
      reader.unread && m.board_unread(),
    ],
    m.board_label_comma(),
  );
  return {
    rows,
    name,
    about,
    days,
    age,
    owner,
    step,
    hasSteps: stepKeysByStage[application.stage].length > 0,
    ...chips,
    next,
    claim,
    conflict,
    closed,
    closedOn,
    label,
  };
}

const joined = (parts: readonly (string | number | false | null | undefined)[], by: string): string =>
  parts.filter(Boolean).join(by);

const ageWords = (age: Age): string => (age === 'late' ? m.board_late() : age === 'very-late' ? m.board_very_late() : '');

/** Where a move leads, in words. */
export const destination = (records: Records, move: Move): string =>
  move.outcome === null ? records.stageName(move.stage) : outcomeLabel(move.outcome);

/** Step, source and tags, as many as fit beside the owner; at most two tags. */
function chipsOf(
  application: Application,
  person: Person | undefined,
  step: string,
  records: Records,
  width: number,
): { chips: string[]; rest: string[] } {
  const source = application.channel === null ? [] : [records.channelName(application.channel)];
  const first = step === '' ? [] : [step];
  const texts = [...first, ...source, ...(person?.tags ?? [])];
  const { shown } = fitChips(texts, width, first.length + source.length + 2);
  return { chips: texts.slice(first.length, shown), rest: texts.slice(Math.max(shown, first.length)) };
}

function nextOf(person: Person | undefined, now: number): ApplicationFacts['next'] {
  const next = person?.nextAction ?? null;
  if (next === null) return null;
  const today = dayOf(now);
  const overdue = next.dueOn !== null && next.dueOn < today;
  const day = next.dueOn === null ? '' : formatDay(next.dueOn, today);
  return { text: next.text, due: overdue ? m.board_overdue({ day }) : day, overdue };
}

function conflictText(application: Application, records: Records): string {
  const [other, ...more] = application.conflict;
  if (other === undefined) return '';
  const words = { name: records.nameOf(other.by), stage: destination(records, other), time: formatTime(other.at) };
  return more.length > 0 ? m.board_conflict_many({ ...words, more: more.length }) : m.board_conflict(words);
}
