export interface SparkShape {
  readonly paths: readonly string[];
  /** Lone points, which no line would show, and the last one. */
  readonly dots: readonly { readonly x: number; readonly y: number; readonly last: boolean }[];
  /** Where the line to compare with lies, or null. */
  readonly target: number | null;
}

/** The shape of a row of values in a box. Where nothing is known the line is broken, not drawn through zero. */
export function sparkline(values: readonly (number | null)[], target: number | null, width: number, height: number): SparkShape {
  const edge = 3;
  const known = values.filter((value) => value !== null);
  const all = target === null ? known : [...known, target];
  const low = Math.min(...all);
  const high = Math.max(...all);
  const y = (value: number): number => {
    const share = high === low ? 0.5 : (value - low) / (high - low);
    return round(height - edge - share * (height - 2 * edge));
  };
  const x = (index: number): number =>
    round(values.length < 2 ? width - edge : edge + (index / (values.length - 1)) * (width - 2 * edge));
  const lastKnown = values.findLastIndex((value) => value !== null);
  const paths: string[] = [];
  const dots: { x: number; y: number; last: boolean }[] = [];
  let run: string[] = [];
  const finish = (): void => {
    if (run.length > 1) paths.push(`M${run.join('L')}`);
    run = [];
  };
  values.forEach((value, index) => {
    if (value === null) return finish();
    const alone = (values[index - 1] ?? null) === null && (values[index + 1] ?? null) === null;
    if (alone || index === lastKnown) dots.push({ x: x(index), y: y(value), last: index === lastKnown });
    run.push(`${x(index)} ${y(value)}`);
  });
  finish();
  return { paths, dots, target: target === null || known.length === 0 ? null : y(target) };
}

const round = (value: number): number => Math.round(value * 10) / 10;
