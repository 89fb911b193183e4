import * as bc from 'lib0/broadcastchannel';
import * as encoding from 'lib0/encoding';
import { encodeAwarenessUpdate } from 'y-protocols/awareness';
import { writeSyncStep1 } from 'y-protocols/sync';
import { messageAwareness, messageQueryAwareness, messageSync, WebsocketProvider } from 'y-websocket';
import { Y } from '@muster/model';

const askAgainAfterMs = 1000;

/**
 * The stock provider, except for how a tab joins the user's other tabs: it asks them what it lacks, but does not send them its
 * whole document. They have it, from the same database; and with 10,000 applications that would hold up every opening and
 * every reconnect for as long as reading the database does.
 */
export class TabProvider extends WebsocketProvider {
  #askedAt = Number.NEGATIVE_INFINITY;
  #asking: ReturnType<typeof setTimeout> | undefined;

  override connectBc(): void {
    if (!this.bcconnected) {
      bc.subscribe(this.bcChannel, this._bcSubscriber);
      this.bcconnected = true;
    }
    this.#ask();
    this.#publish((out) => encoding.writeVarUint(out, messageQueryAwareness));
    if (this.awareness.getLocalState() === null) return;
    this.#publish((out) => {
      encoding.writeVarUint(out, messageAwareness);
      encoding.writeVarUint8Array(out, encodeAwarenessUpdate(this.awareness, [this.doc.clientID]));
    });
  }

  /** Another tab said what it has. If that is more than this one has, this one asks in turn, now and then. */
  heardOf(stateVector: Uint8Array): void {
    if (!this.bcconnected || this.#asking !== undefined) return;
    for (const [client, clock] of Y.decodeStateVector(stateVector)) {
      if (clock <= Y.getState(this.doc.store, client)) continue;
      const wait = Math.max(0, this.#askedAt + askAgainAfterMs - performance.now());
      this.#asking = setTimeout(() => this.#ask(), wait);
      return;
    }
  }

  override destroy(): void {
    clearTimeout(this.#asking);
    super.destroy();
  }

  #ask(): void {
    clearTimeout(this.#asking);
    this.#asking = undefined;
    this.#askedAt = performance.now();
    this.#publish((out) => {
      encoding.writeVarUint(out, messageSync);
      writeSyncStep1(out, this.doc);
    });
  }

  #publish(write: (out: encoding.Encoder) => void): void {
    const out = encoding.createEncoder();
    write(out);
    bc.publish(this.bcChannel, encoding.toUint8Array(out), this);
  }
}
