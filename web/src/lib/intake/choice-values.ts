import type { ChannelChoice, PostChoice } from './targets.ts';

/** Choices as values of a `<select>`. Ids are marked, so that none of them can be mistaken for a word of ours. */
export const postToValue = (choice: PostChoice): string =>
  choice.type === 'existing' ? `id:${choice.requisition}` : choice.type;

export function valueToPost(value: string, title: string): PostChoice {
  if (value.startsWith('id:')) return { type: 'existing', requisition: value.slice(3) };
  return value === 'new' ? { type: 'new', title } : { type: 'none' };
}

export const channelToValue = (choice: ChannelChoice): string =>
  choice.type === 'existing' ? `id:${choice.channel}` : choice.type;

export function valueToChannel(value: string, name: string): ChannelChoice {
  if (value.startsWith('id:')) return { type: 'existing', channel: value.slice(3) };
  return value === 'new' ? { type: 'new', name } : { type: 'none' };
}
