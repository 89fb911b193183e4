import type { Desk, Member } from '@muster/model';

/** Members who can be chosen for something new: in the team, and known by name. What names an old card is another matter. */
export const pickableMembers = ({ members }: Pick<Desk, 'members'>): readonly Member[] =>
  [...members.byId.values()].filter(({ deletedAt, name }) => deletedAt === null && name !== '');
