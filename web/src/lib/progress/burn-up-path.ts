/** A line through values at even distances, in a box 1000 wide whose value 0 stands at 210 and `most` at 10. It ends where values end. */
export function pathOver(values: readonly (number | null)[], most: number): string {
  const step = values.length > 1 ? 1000 / (values.length - 1) : 0;
  return values
    .flatMap((value, index) =>
      value === null ? [] : [`${Math.round(index * step * 10) / 10} ${Math.round((210 - (value / most) * 200) * 10) / 10}`],
    )
    .map((point, index) => (index === 0 ? `M${point}` : `L${point}`))
    .join(' ');
}
