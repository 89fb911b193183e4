import { closeCodes, rightsOf } from '@muster/protocol';
import type { Membership } from '@muster/protocol';
import { turnAway } from '../gate.ts';
import type { Gate } from '../gate.ts';
import type { Auth } from './auth.ts';
import type { Audit } from './audit.ts';
import type { Members } from './members.ts';
import { unobserved } from './unobserved.ts';

export interface AccountsGateParts {
  readonly auth: Auth;
  readonly members: Members;
  readonly audit: Audit;
  readonly now: () => number;
  /** False when the server has stopped. */
  readonly isOpen: () => boolean;
}

const signIn = turnAway(closeCodes.signIn, 'sign in');
/** One answer for what is not there, what is another team's, and what is not for this level. */
const noAccess = turnAway(closeCodes.noAccess, 'no access');
const rightsChanged = turnAway(closeCodes.rightsChanged, 'rights changed');

/** Lets members into the rooms of their teams, by the access table, for as long as their session and their rights last [R13, S5, S6]. */
export const createAccountsGate = ({ auth, members, audit, now, isOpen }: AccountsGateParts): Gate => ({
  admit: async ({ user, room, headers }) => {
    // Not prolonged here: the browser would not get to know, and its cookie would end before the session.
    const asked = { headers: new Headers({ cookie: headers.cookie ?? '' }), query: { disableRefresh: true } };
    const session = await auth.api.getSession(asked);
    if (session?.user.id !== user || members.userOfSession(session.session.id, now()) !== user) return signIn;
    const membership = members.membership(room.team, user);
    const rights = rightsOf(membership, room, user);
    if (membership === null || rights === 'none') {
      unobserved(() => {
        // Teams that do not exist can be made up without end.
        if (!isOpen() || !members.teamExists(room.team)) return;
        audit.noteSeldom({ team: room.team, kind: 'refused', user, facts: { what: 'room', room: room.kind } });
      });
      return noAccess;
    }
    const { id } = session.session;
    const standing = standingOf(membership);
    return {
      type: 'admitted',
      user,
      rights,
      review: () => {
        if (members.userOfSession(id, now()) !== user) return signIn;
        const present = members.membership(room.team, user);
        if (present === null || rightsOf(present, room, user) === 'none') return noAccess;
        // Also where this room's rights stay as they are: the client has to hear of it on whatever line it has.
        return standingOf(present) === standing ? null : rightsChanged;
      },
    };
  },
});

const standingOf = ({ level, projects }: Membership): string => JSON.stringify([level, projects]);
