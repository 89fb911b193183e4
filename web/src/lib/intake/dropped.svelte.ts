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

const closing = new WeakMap<object, () => void>();

/** What the import, if it was ever opened, has to let go of when its project closes. */
export const whenProjectCloses = (project: object, stop: () => void): void => void closing.set(project, stop);

export function projectCloses(project: object): void {
  closing.get(project)?.();
  closing.delete(project);
}
