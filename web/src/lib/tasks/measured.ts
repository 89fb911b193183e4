import type { Measured } from '@muster/model';

/** The metric by its key and what it was taken of, until the page of numbers has better words for it. */
export const formatMeasure = ({ metric, of }: Measured): string => (of === null ? metric : `${metric} · ${of}`);
