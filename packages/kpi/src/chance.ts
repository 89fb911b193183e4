/** Numbers in [0, 1). */
export type Random = () => number;

/** A seed that follows from whole numbers. */
export function seedOf(numbers: readonly number[]): number {
  let seed = 0x811c9dc5;
  for (const number of numbers) {
    for (const part of [number % 4_294_967_296, Math.trunc(number / 4_294_967_296)])
      seed = Math.imul(seed ^ (part | 0), 0x01000193);
  }
  return seed >>> 0;
}

/** A chance as likely as it is after so many successes and failures (each counted from 1). */
export function betaDraw(random: Random, successes: number, failures: number): number {
  const won = gammaDraw(random, successes);
  const lost = gammaDraw(random, failures);
  return won / (won + lost);
}

/** Marsaglia and Tsang's way; `shape` ≥ 1. */
function gammaDraw(random: Random, shape: number): number {
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = normalDraw(random);
    const v = (1 + c * x) ** 3;
    if (v > 0 && Math.log(1 - random()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
  }
}

const normalDraw = (random: Random): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
