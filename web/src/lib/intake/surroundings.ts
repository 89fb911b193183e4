import type { ExistingPerson, ProposeOptions } from '@muster/intake';
import { dayOf, importSecrets } from '@muster/model';
import type { Channel, Desk, Refusal, Requisition, Result } from '@muster/model';

/** The words of a channel in the reader's language, built-in ones included. */
export type ChannelName = (channel: Channel) => string;

export type KnownToIntake = Omit<ProposeOptions, 'keepUnmappedAsNotes'>;

/**
 * What the worker must know of the project to propose rows: persons for duplicates, and the names of posts and channels. Refused for
 * a member who may not read contact details: such a member could neither recognise anybody nor store a phone number.
 */
export function knownToIntake(desk: Desk, channelName: ChannelName, writtenAt: number): Result<KnownToIntake, Refusal> {
  const timeZone = timeZoneOf(desk);
  const keySalts = importSecrets(desk);
  if (!keySalts.ok) return keySalts;
  const known: KnownToIntake = {
    keySalts: keySalts.value,
    timeZone,
    today: dayOf(desk.now(), timeZone),
    writtenOn: dayOf(writtenAt, timeZone),
    existing: existingPersons(desk),
    requisitions: openRequisitions(desk).map(({ id, title }) => ({ id, title })),
    channels: usableChannels(desk).map((channel) => ({ id: channel.id, name: channelName(channel) })),
  };
  return { ok: true, value: known };
}

/** Persons on the board, with what they are recognised by. */
function existingPersons(desk: Desk): ExistingPerson[] {
  const existing: ExistingPerson[] = [];
  for (const person of desk.persons.byId.values()) {
    if (person.deletedAt !== null) continue;
    const contact = desk.contacts.byId.get(person.id);
    existing.push({
      id: person.id,
      name: person.name,
      phones: contact?.phone ? [contact.phone] : [],
      emails: contact?.email ? [contact.email] : [],
      school: person.school || null,
      company: person.currentCompany || null,
      requisitionIds: [...appliedTo(desk, person.id)],
      importKeys: person.importKeys,
    });
  }
  return existing;
}

/** Keys of the rows that everybody on the board came from. */
export function keysOnBoard(desk: Desk): ReadonlySet<string> {
  const keys = new Set<string>();
  for (const { deletedAt, importKeys } of desk.persons.byId.values())
    if (deletedAt === null) for (const key of importKeys) keys.add(key);
  return keys;
}
export const noKeys: ReadonlySet<string> = new Set();

/** Requisitions that a person has an application for, whatever became of it. */
export function appliedTo(desk: Desk, person: string): Set<string> {
  const requisitions = new Set<string>();
  for (const id of desk.columns.ofPerson(person)) {
    const application = desk.applications.byId.get(id);
    if (application !== undefined && application.deletedAt === null) requisitions.add(application.requisition);
  }
  return requisitions;
}

/** Requisitions that candidates can still apply to, by title. */
export const openRequisitions = (desk: Desk): Requisition[] =>
  [...desk.requisitions.byId.values()]
    .filter((requisition) => requisition.deletedAt === null && requisition.status !== 'cancelled')
    .sort((a, b) => a.title.localeCompare(b.title) || (a.id < b.id ? -1 : 1));

export const usableChannels = (desk: Desk): Channel[] => [...desk.channels.byId.values()].filter((channel) => !channel.hidden);

const defaultTimeZone = 'Asia/Shanghai';

/** The team's time zone; a team that never set one, or set one that this machine does not know, works by the default. */
export function timeZoneOf(desk: Desk): string {
  const zone = [...desk.team.byId.values()][0]?.timeZone ?? defaultTimeZone;
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return zone;
  } catch {
    return defaultTimeZone;
  }
}
