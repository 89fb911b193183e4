import { createSubscriber } from 'svelte/reactivity';
import type { Live } from '@muster/model';

/** Live records as Svelte reads them. Holds no copy: what is read is the live snapshot itself. */
export interface ReactiveLive<T> {
  /** One record. Who reads it runs again only when this record changes. */
  get(id: string): T | undefined;
  /** All records. Who reads them runs again on every change. */
  readonly all: ReadonlyMap<string, T>;
  /** Counts the changes seen while somebody was reading. Who reads it runs again on every change. */
  readonly version: number;
}

/**
 * Lets Svelte read live records, one subscription per record [P7]: a remote edit of one card runs the effects of that
 * card alone. Listens to the model only while an effect reads.
 */
export function fromLive<T>(live: Live<T>): ReactiveLive<T> {
  const records = new Map<string, Reader>();
  const everything = reader();
  let version = 0;
  let readers = 0;
  let stop: (() => void) | undefined;

  function reader(id?: string): Reader {
    const self: Reader = { update: undefined, subscribe: () => undefined };
    self.subscribe = createSubscriber((update) => {
      self.update = update;
      // Svelte may come back to a reader that was dropped below.
      if (id !== undefined) records.set(id, self);
      readers += 1;
      stop ??= live.subscribe(({ ids }) => {
        version += 1;
        everything.update?.();
        for (const changed of ids) records.get(changed)?.update?.();
      });
      return () => {
        self.update = undefined;
        if (id !== undefined && records.get(id) === self) records.delete(id);
        readers -= 1;
        if (readers > 0) return;
        stop?.();
        stop = undefined;
      };
    });
    return self;
  }

  return {
    get(id) {
      if ($effect.tracking()) {
        let known = records.get(id);
        if (known === undefined) records.set(id, (known = reader(id)));
        known.subscribe();
      }
      return live.byId.get(id);
    },
    get all() {
      everything.subscribe();
      return live.byId;
    },
    get version() {
      everything.subscribe();
      return version;
    },
  };
}

interface Reader {
  update: (() => void) | undefined;
  subscribe: () => void;
}

/** Any other value that says when it changes. `read` runs at every access, so it should be cheap or give what is kept elsewhere. */
export function fromRead<T>(subscribe: (update: () => void) => () => void, read: () => T): { readonly current: T } {
  const follow = createSubscriber(subscribe);
  return {
    get current() {
      follow();
      return read();
    },
  };
}
