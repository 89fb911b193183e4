/**
 * Why the relay closed a socket. 4400–4499 are permanent: connecting again cannot help before something else changed
 * (stock y-websocket stops too). All other codes mean: come back, with jittered backoff.
 */
export const closeCodes = {
  /** The process stops. Come back within `reconnectSpreadMs`. */
  restart: 1012,
  /** The relay has too much to do, or this socket reads too slowly. */
  overloaded: 1013,
  /** A text frame: the relay speaks binary only. */
  notBinary: 1003,
  tooLarge: 1009,
  /** Our fault, this room only: its stored bytes are damaged. */
  ourFault: 1011,
  /** The member's level or projects changed. Come back at once: HELLO says what is allowed now. */
  rightsChanged: 4300,
  /** A frame that is not of this protocol. */
  badFrame: 4400,
  signIn: 4401,
  noAccess: 4403,
  /** No such room can exist. */
  badRoom: 4404,
  /** The relay was restored or rebuilt: what it acknowledged earlier may be gone. Its epoch is in the close reason. */
  epochChanged: 4409,
  erased: 4410,
  clientTooOld: 4426,
} as const;

export type CloseCode = (typeof closeCodes)[keyof typeof closeCodes];

/** Whether connecting again cannot help. */
export const isPermanent = (code: number): boolean => code >= 4400 && code <= 4499;
