import { closeCodes, encodeFrame, limits } from '@muster/protocol';
import type { CloseCode, NackCode } from '@muster/protocol';

/** All that a room knows of a connection. */
export interface Socket {
  /** Sends these frames in one write. */
  send(frames: readonly Uint8Array[]): void;
  close(code: CloseCode, reason: string): void;
  /** Bytes that were sent but have not left the process. */
  unsent(): number;
  /** Stop and start reading. A few frames may still arrive after `pause`. */
  pause(): void;
  resume(): void;
}

export interface Member {
  readonly user: string;
  readonly rights: 'r' | 'w';
  /** Whether the client asked for the extension frames. */
  readonly ext: boolean;
}

/** Why a session's frames wait: its room is loading, its last update is being checked, the disk refuses, it reads too slowly. */
export type Hold = 'loading' | 'checking' | 'disk' | 'behind';

/** Below this speed a reader that is behind counts as stuck. */
const slowestBytesPerMs = 32;

/** One connection to one room: what is to be sent to it, what it still has to be told, and whether it may speak. */
export class Session {
  readonly socket: Socket;
  readonly member: Member;
  open = true;
  /** We closed it: what is still under way from it does not count any more. */
  dismissed = false;
  /** Data-carrying frames received; the client counts alike. */
  numbered = 0;
  /** The state vector that it asked with and that is not answered yet. */
  ask: Uint8Array | undefined;
  answering = false;
  /** Frames that arrived while it was held. */
  readonly inbox: Uint8Array[] = [];
  /** The client id that it speaks for. */
  presenceClient: number | undefined;

  readonly #holds = new Set<Hold>();
  #replies: Uint8Array[] = [];
  #updates: Uint8Array[] = [];
  #due = 0;
  #acked = 0;
  #answerBytes = 0;
  /** Number of the last update queued, and of the last one sent. */
  #queuedSeq = 0;
  #sentSeq = 0;
  /** While it is behind: until when it may be. */
  #behindUntil: number | undefined;

  constructor(socket: Socket, member: Member) {
    this.socket = socket;
    this.member = member;
  }

  get held(): boolean {
    return this.#holds.size > 0;
  }
  get behind(): boolean {
    return this.#behindUntil !== undefined;
  }
  get sentSeq(): number {
    return this.#sentSeq;
  }

  hold(why: Hold): void {
    if (this.#holds.size === 0) this.socket.pause();
    this.#holds.add(why);
  }

  /** Ends one reason to wait. The caller then hands the inbox on. */
  release(why: Hold): void {
    if (this.#holds.delete(why) && this.#holds.size === 0 && this.open) this.socket.resume();
  }

  startAt(seq: number): void {
    this.#queuedSeq = this.#sentSeq = seq;
  }

  reply(frame: Uint8Array): void {
    this.#replies.push(frame);
  }

  answer(frames: readonly Uint8Array[]): void {
    for (const frame of frames) {
      this.#answerBytes += frame.length;
      this.#replies.push(frame);
    }
  }

  /** A stored update of somebody else. Dropped while behind: `catchUp` brings it. */
  update(frame: Uint8Array, seq: number): void {
    if (this.behind || !this.open) return;
    this.#updates.push(frame);
    this.#queuedSeq = seq;
  }

  /** Somebody's presence. Dropped while behind. */
  presence(frame: Uint8Array): void {
    if (!this.behind && this.open) this.#updates.push(frame);
  }

  /** Everything numbered up to `count` is decided. */
  ack(count: number): void {
    this.#due = Math.max(this.#due, count);
  }

  nack(number: number, code: NackCode, reason: string): void {
    // A stock client knows no NACK; `denied` is the refusal that it understands.
    this.reply(encodeFrame(this.member.ext ? { type: 'nack', number, code, final: true } : { type: 'denied', reason }));
  }

  close(code: CloseCode, reason: string): void {
    if (!this.open) return;
    this.open = false;
    this.dismissed = true;
    this.inbox.length = 0;
    this.socket.close(code, reason);
  }

  /** Sends what is queued, in one write. A socket that has left too much unread is sent nothing and marked as behind. */
  flush(now: number): void {
    if (!this.open || this.behind) return;
    if (this.socket.unsent() > limits.staleBytes) return this.#fallBehind(now);
    if (this.member.ext && this.#due > this.#acked) {
      this.#replies.push(encodeFrame({ type: 'ack', count: this.#due }));
      this.#acked = this.#due;
    }
    const frames = [...this.#replies, ...this.#updates];
    this.#replies = [];
    this.#updates = [];
    this.#sentSeq = this.#queuedSeq;
    if (frames.length === 0) return;
    this.socket.send(frames);
    if (this.socket.unsent() > limits.staleBytes) this.#fallBehind(now);
  }

  #fallBehind(now: number): void {
    const unsent = this.socket.unsent();
    // A long answer that was asked for is no fault of the reader; everything else is.
    if (unsent - this.#answerBytes > limits.maxUnsentBytes) return this.close(closeCodes.overloaded, 'reads too slowly');
    this.#behindUntil = now + limits.maxStaleMs + unsent / slowestBytesPerMs;
    this.#queuedSeq = this.#sentSeq;
    this.#updates = [];
    this.hold('behind');
  }

  /** Whether it has read enough to be told what it missed. */
  canCatchUp(): boolean {
    return this.behind && this.socket.unsent() <= limits.staleBytes / 4;
  }

  caughtUp(): void {
    this.#behindUntil = undefined;
    this.#answerBytes = 0;
    this.release('behind');
  }

  /** Closes it if it has been behind for too long. */
  closeIfStuck(now: number): void {
    if (this.#behindUntil !== undefined && now > this.#behindUntil) this.close(closeCodes.overloaded, 'reads too slowly');
  }
}
