import type { ChannelId } from '../ids.ts';

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
