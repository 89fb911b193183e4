/** What the sync parts use of the browser. Tests hand in their own. */
export interface Surroundings {
  readonly indexedDB: IDBFactory;
  readonly WebSocket: typeof WebSocket;
  /** null in browsers without them: then nothing is evicted. */
  readonly locks: LockManager | null;
  /** Asks the browser not to clear our data by itself. */
  persist(): void;
  /** A channel to this user's other tabs. */
  channel(name: string): Pick<BroadcastChannel, 'postMessage' | 'close' | 'onmessage'>;
  /** Runs work when nothing else is to do. */
  idle(work: () => void): void;
  /** Where 'online' and 'offline' are told. */
  readonly events: Pick<EventTarget, 'addEventListener' | 'removeEventListener'>;
  /** This device's clock, in milliseconds since 1970. */
  now(): number;
}

export const browserSurroundings = (): Surroundings => ({
  indexedDB,
  WebSocket,
  locks: 'locks' in navigator ? navigator.locks : null,
  persist: () => {
    // Absent where the page is not served securely.
    void (navigator.storage as StorageManager | undefined)?.persist?.().catch(() => false);
  },
  channel: (name) =>
    'BroadcastChannel' in window
      ? new BroadcastChannel(name)
      : // Then tabs meet at the server only.
        { postMessage: () => undefined, close: () => undefined, onmessage: null },
  idle: (work) => {
    if ('requestIdleCallback' in window) requestIdleCallback(work, { timeout: 10_000 });
    else setTimeout(work, 1000);
  },
  events: window,
  now: Date.now,
});
