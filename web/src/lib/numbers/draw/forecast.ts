import type { BurnUp, Forecast } from '@muster/kpi';
import { figureOf } from '#lib/charts/figures.ts';
import type { Draw } from '#lib/charts/option.ts';
import type { ChartTable } from '#lib/charts/table.ts';
import * as m from '#lib/paraglide/messages.js';
import { dayLabel } from '../filter-menu.ts';
import { sharedTooltip, withLegend } from './bars.ts';

type Known = Extract<Forecast, { enough: true }>;

/** How many openings are expected to be filled week by week: the middle, and the range of 8 runs in 10 as a band. */
export const drawForecast =
  ({ weeks, all }: Known): Draw =>
  (palette) => ({
    ...withLegend(),
    legend: { show: true, data: [m.numbers_forecast_middle(), m.numbers_forecast_range()] },
    tooltip: {
      ...sharedTooltip((value) => figureOf('number', Number(value))),
      axisPointer: { type: 'line' },
    },
    xAxis: { type: 'category', boundaryGap: false, data: weeks.map(({ day }) => dayLabel(day)), axisLine: { show: true } },
    yAxis: { type: 'value', minInterval: 1, max: Math.max(1, all.remaining) },
    series: [
      {
        type: 'line',
        name: m.numbers_forecast_low(),
        stack: 'band',
        symbol: 'none',
        lineStyle: { opacity: 0 },
        areaStyle: { opacity: 0 },
        itemStyle: { color: 'transparent' },
        data: weeks.map(({ low }) => low),
      },
      {
        type: 'line',
        name: m.numbers_forecast_range(),
        stack: 'band',
        symbol: 'none',
        lineStyle: { opacity: 0 },
        areaStyle: { color: palette.accent, opacity: 0.18 },
        itemStyle: { color: palette.accent, opacity: 0.35 },
        tooltip: { valueFormatter: (value) => `+${figureOf('number', Number(value))}` },
        data: weeks.map(({ low, high }) => high - low),
      },
      {
        type: 'line',
        name: m.numbers_forecast_middle(),
        symbolSize: 5,
        lineStyle: { color: palette.accent, width: 2 },
        itemStyle: { color: palette.accent },
        data: weeks.map(({ middle }) => middle),
      },
    ],
  });

export const forecastTable = ({ weeks }: Known): ChartTable => ({
  columns: [
    { label: m.numbers_week_until(), kind: 'text' },
    { label: m.numbers_forecast_low(), kind: 'number' },
    { label: m.numbers_forecast_middle(), kind: 'number' },
    { label: m.numbers_forecast_high(), kind: 'number' },
  ],
  rows: weeks.map(({ day, low, middle, high }) => [dayLabel(day), low, middle, high]),
});

export const drawBurnUp =
  ({ points }: BurnUp): Draw =>
  (palette) => ({
    ...withLegend(),
    tooltip: {
      ...sharedTooltip((value) => (typeof value === 'number' ? figureOf('count', value) : m.numbers_nothing())),
      axisPointer: { type: 'line' },
    },
    xAxis: { type: 'category', boundaryGap: false, data: points.map(({ day }) => dayLabel(day)), axisLine: { show: true } },
    yAxis: { type: 'value', minInterval: 1 },
    series: [
      {
        name: m.numbers_burn_openings(),
        values: points.map(({ openings }) => openings),
        colour: palette.lineStrong,
        dashed: true,
      },
      { name: m.numbers_burn_planned(), values: points.map(({ planned }) => planned), colour: palette.text3, dashed: true },
      { name: m.numbers_burn_filled(), values: points.map(({ filled }) => filled), colour: palette.accent, dashed: false },
      {
        name: m.numbers_burn_arrived(),
        values: points.map(({ arrived }) => arrived),
        colour: palette.stages.onboarding,
        dashed: false,
      },
    ].map(({ name, values, colour, dashed }) => ({
      type: 'line' as const,
      name,
      step: 'end' as const,
      symbol: 'none',
      lineStyle: { color: colour, width: 2, type: dashed ? ('dashed' as const) : ('solid' as const) },
      itemStyle: { color: colour },
      data: values.map((value) => value ?? '-'),
    })),
  });

export const burnUpTable = ({ points }: BurnUp): ChartTable => ({
  columns: [
    { label: m.numbers_day(), kind: 'text' },
    { label: m.numbers_burn_openings(), kind: 'count' },
    { label: m.numbers_burn_planned(), kind: 'count' },
    { label: m.numbers_burn_filled(), kind: 'count' },
    { label: m.numbers_burn_arrived(), kind: 'count' },
  ],
  rows: points.map(({ day, openings, planned, filled, arrived }) => [dayLabel(day), openings, planned, filled, arrived]),
});
