/** A new version of the app: found in the background, taken over only when somebody says so [L7]. */
let waiting = $state.raw<ServiceWorker | null>(null);
let later = $state(false);
let asked = false;

const hourMs = 3_600_000;

export const appUpdate = {
  /** A new version is on this device and waits. */
  get ready(): boolean {
    return waiting !== null;
  },
  /** Whether to speak of it: not after "later", until the next version. */
  get announced(): boolean {
    return waiting !== null && !later;
  },
  postpone(): void {
    later = true;
  },
  /** Takes over the new version and opens this page anew. Other tabs go on with what they run. */
  apply(): void {
    if (waiting === null) return location.reload();
    asked = true;
    waiting.postMessage({ type: 'update-now' });
  },
};

/** Installs the service worker and looks for new versions now and then. Answers how to stop looking. */
export function watchForUpdates(container: ServiceWorkerContainer | undefined): () => void {
  if (container === undefined) return () => undefined;
  let registration: ServiceWorkerRegistration | undefined;
  const found = (worker: ServiceWorker | null) => {
    // Without a controller this is the first install: nothing older runs that could be updated.
    if (worker === null || container.controller === null) return;
    waiting = worker;
    later = false;
  };
  const follow = (worker: ServiceWorker | null) =>
    worker?.addEventListener('statechange', () => {
      if (worker.state === 'installed') found(worker);
      if (worker.state === 'activated' && waiting === worker) waiting = null;
    });
  const look = () => {
    if (document.visibilityState === 'visible' && navigator.onLine) void registration?.update().catch(() => undefined);
  };
  const taken = () => {
    if (asked) location.reload();
  };
  container.addEventListener('controllerchange', taken);
  document.addEventListener('visibilitychange', look);
  const timer = setInterval(look, hourMs);
  container
    .register('/service-worker.js')
    .then((registered) => {
      registration = registered;
      registered.active?.postMessage({ type: 'keep' });
      found(registered.waiting);
      follow(registered.installing);
      registered.addEventListener('updatefound', () => follow(registered.installing));
    })
    // Private windows and plain http refuse: the app works, but does not open without a network.
    .catch(() => undefined);
  return () => {
    clearInterval(timer);
    container.removeEventListener('controllerchange', taken);
    document.removeEventListener('visibilitychange', look);
  };
}
