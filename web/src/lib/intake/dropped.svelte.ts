let waiting = $state.raw<readonly File[]>([]);

/** Files dropped on the window, until the import, which is loaded on demand, takes them. */
export const dropped = {
  get waiting(): readonly File[] {
    return waiting;
  },
  put(files: readonly File[]): void {
    waiting = [...waiting, ...files];
  },
  take(): readonly File[] {
    const taken = waiting;
    waiting = [];
    return taken;
  },
};
