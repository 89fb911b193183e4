import type { RawRow } from './types.ts';

/** Rows of text as a reader found them, before anybody asked which one is the header. Rows may differ in length. */
export type Grid = readonly RawRow[];

export const isBlank = (cells: readonly string[]): boolean => cells.every((cell) => cell.trim() === '');

/** Line breaks are \n everywhere inside: a cell's own break is none of the file's business. */
export const unifyBreaks = (text: string): string => (text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text);
