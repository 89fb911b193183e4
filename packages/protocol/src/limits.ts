/** What one frame, one update and one connection may cost. HELLO tells a client those that it has to keep. */
export const limits = {
  /** Longest frame that the relay reads. A longer one closes the socket with 1009. */
  maxFrameBytes: 16 * 1024 * 1024,
  /** Longest presence state of one client, as JSON in UTF-8. A longer one is not passed on. */
  maxPresenceBytes: 2048,
  /** Presence changes passed on per client and second; of what comes faster the newest wins. */
  presencePerSecond: 5,
  /** Clients named in one presence frame: a stock client repeats what it heard from everybody. */
  maxPresenceClients: 10_000,
  /** Structs in one update. */
  maxStructs: 2_000_000,
  /** Delete ranges in one update. */
  maxDeleteRanges: 1_000_000,
  /** Levels of arrays and objects in one value: readers walk them by recursion. */
  maxNesting: 200,
  /** Clients named in one state vector or one update. */
  maxClients: 200_000,
  /** After a restart clients come back at a random moment within this span. */
  reconnectSpreadMs: 5000,
  /** Bytes that one socket may leave unread before the relay stops queueing for it. */
  staleBytes: 256 * 1024,
  /** Bytes that one socket may leave unread before it is closed with 1013. */
  maxUnsentBytes: 4 * 1024 * 1024,
  /** How long a socket may stay behind before it is closed with 1013. */
  maxStaleMs: 15_000,
} as const;
