import { closeCodes, rightsFor } from '@muster/protocol';
import type { CloseCode, Room } from '@muster/protocol';
import type { IncomingHttpHeaders } from 'node:http';

/** What is known of a connection before it is let in. */
interface AdmissionRequest {
  /** The user id that the path names. */
  readonly user: string;
  readonly room: Room;
  readonly headers: IncomingHttpHeaders;
}

type Admission =
  | { readonly type: 'admitted'; readonly user: string; readonly rights: 'r' | 'w' }
  | { readonly type: 'turnedAway'; readonly code: CloseCode; readonly reason: string };

/** Decides who comes into which room. The only place that knows how identity works. */
export interface Gate {
  admit(request: AdmissionRequest): Promise<Admission>;
}

/** Everybody is who they say and may do what a manager may. To be replaced by accounts. */
export const openGate: Gate = {
  admit: ({ user, room }) => {
    const rights = rightsFor('manager', room, user);
    return Promise.resolve(
      rights === 'none'
        ? { type: 'turnedAway', code: closeCodes.noAccess, reason: 'no access' }
        : { type: 'admitted', user, rights },
    );
  },
};
