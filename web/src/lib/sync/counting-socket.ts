/** How long a frame waits for its change to be on this device. A stuck disk should not keep it from colleagues. */
const holdAtMostMs = 1000;

export interface SocketHooks {
  /** A socket was made; its numbering starts anew. */
  begun(socket: LiveSocket): void;
  /** A frame that carries data is leaving, the relay will number it. Answers when it may leave. */
  leaving(socket: LiveSocket, kind: 'step2' | 'update', frame: Uint8Array): Promise<void>;
}

/** A WebSocket whose peer may be gone without a word. */
export interface LiveSocket extends WebSocket {
  /** Takes the connection for dead, now: the provider connects again. */
  abandon(): void;
}

/**
 * A WebSocket for y-websocket's provider that tells what leaves. Frames with data leave in their order, each not before its
 * change is on this device [L1]; all others at once.
 */
export function countingSocket(Base: typeof WebSocket, hooks: SocketHooks): typeof WebSocket {
  return class extends Base implements LiveSocket {
    readonly #queue: { readonly frame: Uint8Array<ArrayBuffer>; ready: boolean }[] = [];

    constructor(...args: ConstructorParameters<typeof WebSocket>) {
      super(...args);
      hooks.begun(this);
    }

    override send(data: Uint8Array<ArrayBuffer>): void {
      const kind = dataKind(data);
      if (kind === null) return super.send(data);
      const held = { frame: data, ready: false };
      this.#queue.push(held);
      const leave = (): void => {
        clearTimeout(timer);
        held.ready = true;
        this.#leave();
      };
      const timer = setTimeout(leave, holdAtMostMs);
      hooks.leaving(this, kind, data).then(leave, leave);
    }

    abandon(): void {
      this.onclose?.({ code: 1006, reason: 'no answer' } as CloseEvent);
    }

    #leave(): void {
      while (this.#queue[0]?.ready === true) {
        const next = this.#queue.shift();
        if (next !== undefined && this.readyState === this.OPEN) super.send(next.frame);
      }
    }
  };
}

/** A step2 or an update carries data: sync messages of type 1 and 2. */
const dataKind = (frame: Uint8Array): 'step2' | 'update' | null =>
  frame[0] !== 0 ? null : frame[1] === 1 ? 'step2' : frame[1] === 2 ? 'update' : null;
