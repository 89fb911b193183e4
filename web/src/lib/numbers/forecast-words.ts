import type { Forecast, ForecastOf } from '@muster/kpi';
import { formatNumber } from '#lib/locale/format.ts';
import * as m from '#lib/paraglide/messages.js';
import { dayLabel } from './filter-menu.ts';

/** When the openings are filled, with how sure one can be. */
export function forecastAnswer({ remaining, p50, p80 }: Pick<ForecastOf, 'remaining' | 'p50' | 'p80'>): string {
  const count = formatNumber(remaining);
  if (p50 === null) return m.numbers_forecast_never({ count });
  if (p80 === null) return m.numbers_forecast_half({ count, p50: dayLabel(p50) });
  return m.numbers_forecast_answer({ count, p50: dayLabel(p50), p80: dayLabel(p80) });
}

/** Why nothing is foretold: said, instead of a guess from too little. */
export function whyNoForecast({ why, have, need }: Extract<Forecast, { enough: false }>): string {
  const counts = { have: formatNumber(have), need: formatNumber(need) };
  switch (why) {
    case 'nothing-open':
      return m.numbers_forecast_nothing_open();
    case 'too-few-decided':
      return m.numbers_forecast_few_decided(counts);
    case 'too-few-accepted':
      return m.numbers_forecast_few_accepted(counts);
  }
}
