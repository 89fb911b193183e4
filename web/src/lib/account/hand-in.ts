import type { HandIn } from '#lib/sync/give-up.ts';
import type { Api } from './api.ts';

/** Hands work that the relay does not take to the managers of its team. */
export const handInBy =
  (api: Api): HandIn =>
  async ({ team, room, update, what }) => {
    const query = new URLSearchParams({ room, what: JSON.stringify(what) });
    const answer = await api.postBytes(`/api/teams/${team}/set-aside?${query}`, update.slice());
    if (answer.ok) return 'taken';
    switch (answer.error.type) {
      case 'NoAccess':
      case 'TooLarge':
      case 'FieldInvalid':
        return 'refused';
      default:
        return 'later';
    }
  };
