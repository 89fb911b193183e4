import type { ChannelId, UserId } from '../ids.ts';

export interface Member {
  readonly id: UserId;
  readonly name: string;
  /** One of the member colours, by index into the palette the interface owns. */
  readonly colour: number;
  readonly deletedAt: number | null;
  /** Somebody made up by the sample data. */
  readonly sample: boolean;
}

/** Where candidates come from. Built-in channels have a fixed id and no name: the interface translates the id. */
export interface Channel {
  readonly id: ChannelId;
  readonly name: string | null;
  readonly hidden: boolean;
}

export interface TeamSettings {
  readonly name: string;
  /** IANA name; decides where a day begins. */
  readonly timeZone: string;
}

/** The channels every team starts with. */
export const builtInChannels = [
  'job-site',
  'short-video',
  'social',
  'community',
  'campus',
  'job-fair',
  'referral',
  'agency',
  'walk-in',
  'other',
] as const;
