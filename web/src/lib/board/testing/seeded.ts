/** Random numbers that repeat: give the seed a red test printed to see it red again (`BOARD_SEED=…`). */
export function seeded(seed = Number(process.env['BOARD_SEED'] ?? Math.floor(Math.random() * 2 ** 31))): {
  random: () => number;
  seed: number;
} {
  let state = seed;
  const random = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  return { random, seed };
}
