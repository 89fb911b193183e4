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
  return {
    color: [...palette.series],
    textStyle: { fontFamily: palette.font, color: palette.text },
    backgroundColor: 'transparent',
    animation: moves,
    animationDuration: 140,
    animationDurationUpdate: 140,
    ...option,
    grid: { left: 4, right: 12, top: 12, bottom: 4, outerBoundsMode: 'same', ...(option.grid as object) },
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
      textStyle: { ...text },
      itemWidth: 10,
      itemHeight: 10,
      itemGap: 14,
      icon: 'roundRect',
      top: 0,
      left: 0,
      inactiveColor: palette.lineStrong,
      show: false,
      ...(option.legend as object),
    },
    xAxis: mixed(axis, option.xAxis),
    yAxis: mixed(axis, option.yAxis),
  } as ChartOption;
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
