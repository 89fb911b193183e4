/** Waits until something is so, looking often. Fails with what it last saw. */
export async function until(what: string, isSo: () => boolean, see: () => unknown = () => '', withinMs = 15_000): Promise<void> {
  const end = Date.now() + withinMs;
  while (!isSo()) {
    if (Date.now() > end) throw new Error(`Waited in vain: ${what}. ${JSON.stringify(see())}`);
    await new Promise((done) => setTimeout(done, 5));
  }
}
