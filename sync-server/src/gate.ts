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

export interface TurnedAway {
  readonly type: 'turnedAway';
  readonly code: CloseCode;
  readonly reason: string;
}

export interface Admitted {
  readonly type: 'admitted';
  readonly user: string;
  readonly rights: 'r' | 'w';
  /** [R13] Asked again and again while the connection lasts: why it has to end, or null. */
  readonly review: () => TurnedAway | null;
}

/** Decides who comes into which room, and who may stay. The only place that knows how identity works. */
export interface Gate {
  admit(request: AdmissionRequest): Promise<Admitted | TurnedAway>;
}

export const turnAway = (code: CloseCode, reason: string): TurnedAway => ({ type: 'turnedAway', code, reason });

/** Everybody is who they say and may do what a manager may: for tests of what is not about identity. */
export const openGate: Gate = {
  admit: ({ user, room }) => {
    const rights = rightsFor('manager', room, user);
    return Promise.resolve(
      rights === 'none' ? turnAway(closeCodes.noAccess, 'no access') : { type: 'admitted', user, rights, review: () => null },
    );
  },
};
