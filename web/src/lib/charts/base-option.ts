import type { ChartOption } from './option.ts';
import type { Palette } from './palette.ts';

/** What all charts have in common: quiet axes, our type, short motion or none. */
export function withBase(option: ChartOption, palette: Palette, { moves, size }: { moves: boolean; size: number }): ChartOption {
  const text = { color: palette.text2, fontFamily: palette.font, fontSize: size };
  const axis = {
    axisLine: { show: false, lineStyle: { color: palette.lineStrong } },
    axisTick: { show: false },
    axisLabel: { ...text, hideOverlap: true },
    splitLine: { lineStyle: { color: palette.line } },
    nameTextStyle: text,
  };
  /** Twice as large letters want twice as large marks around them. */
  const scale = size / 12;
  const grown = enlarged(option, scale);
  return {
    color: [...palette.series],
    textStyle: { fontFamily: palette.font, color: palette.text },
    backgroundColor: 'transparent',
    animation: moves,
    animationDuration: 140,
    animationDurationUpdate: 140,
    ...grown,
    grid: { left: 4, right: 12 * scale, top: 12, bottom: 4, outerBoundsMode: 'same', ...(grown.grid as object) },
    tooltip: {
      confine: true,
      backgroundColor: palette.surface,
      borderColor: palette.lineStrong,
      padding: [6, 10],
      textStyle: { color: palette.text, fontSize: size, fontFamily: palette.font },
      transitionDuration: 0,
      ...(option.tooltip as object),
    },
    legend: {
      // One line, with a way to the rest where the card is narrow: a second line would lie over the marks.
      type: 'scroll',
      pageIconColor: palette.text2,
      pageIconInactiveColor: palette.lineStrong,
      pageTextStyle: { color: palette.text2 },
      pageIconSize: 10,
      textStyle: { ...text },
      itemWidth: 10 * scale,
      itemHeight: 10 * scale,
      itemGap: 14,
      icon: 'roundRect',
      top: 0,
      left: 0,
      inactiveColor: palette.lineStrong,
      show: false,
      ...(grown.legend as object),
    },
    xAxis: mixed(axis, grown.xAxis),
    yAxis: mixed(axis, grown.yAxis),
  } as ChartOption;
}

/** What is given in pixels, so many times as large. */
function enlarged(option: ChartOption, scale: number): ChartOption {
  if (scale === 1) return option;
  const sizes = new Set(['barMaxWidth', 'top', 'width', 'symbolSize', 'fontSize']);
  const grow = (value: unknown, key = ''): unknown => {
    if (typeof value === 'number') return sizes.has(key) ? value * scale : value;
    if (Array.isArray(value))
      return key === 'symbolSize' ? value.map((one: number) => one * scale) : value.map((one) => grow(one));
    return isPlain(value) ? Object.fromEntries(Object.entries(value).map(([name, own]) => [name, grow(own, name)])) : value;
  };
  return grow(option) as ChartOption;
}

/** The option's own words go before the common ones, also inside of an axis. */
function mixed(base: Record<string, unknown>, own: unknown): unknown {
  if (own === undefined) return undefined;
  if (Array.isArray(own)) return own.map((one) => mixed(base, one));
  const merged: Record<string, unknown> = { ...base };
  for (const [key, value] of Object.entries(own as Record<string, unknown>)) {
    const before = merged[key];
    const bothObjects = isPlain(before) && isPlain(value);
    merged[key] = bothObjects ? mixed(before, value) : value;
  }
  return merged;
}

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
