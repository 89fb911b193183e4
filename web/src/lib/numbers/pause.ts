/** Lets the screen have its turn between two slices of work. Work that nobody waits for any more goes no further. */
export function whenIdle(left: () => boolean): () => Promise<void> {
  return () =>
    new Promise((done) => {
      const go = () => {
        // Left hanging on purpose: the work it belongs to is collected with it.
        if (!left()) done();
      };
      setTimeout(go);
    });
}
