/** Ids under a key. Most keys have one: only those with more keep a set for them. */
export class IdIndex {
  readonly #ids = new Map<string, string | Set<string>>();

  get(key: string): Iterable<string> {
    const ids = this.#ids.get(key);
    return typeof ids === 'string' ? [ids] : (ids ?? nobody);
  }
  sizeOf(key: string): number {
    const ids = this.#ids.get(key);
    return typeof ids === 'string' ? 1 : (ids?.size ?? 0);
  }
  add(key: string, id: string): void {
    const ids = this.#ids.get(key);
    if (ids === undefined) this.#ids.set(key, id);
    else if (typeof ids === 'string') this.#ids.set(key, new Set([ids, id]));
    else ids.add(id);
  }
  remove(key: string, id: string): void {
    const ids = this.#ids.get(key);
    if (ids === id) this.#ids.delete(key);
    else if (typeof ids === 'object' && ids.delete(id) && ids.size === 0) this.#ids.delete(key);
  }
}

const nobody: readonly never[] = [];
