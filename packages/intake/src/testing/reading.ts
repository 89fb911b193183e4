import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { guessMapping } from '../guess-mapping.ts';
import { proposeRows } from '../propose-rows.ts';
import { readTable } from '../read-table.ts';
import type { ColumnMapping, Proposals, ProposeOptions, RawTable, ReadOptions } from '../types.ts';

export const fixture = (name: string): Uint8Array =>
  new Uint8Array(readFileSync(new URL(`../fixtures/${name}`, import.meta.url)));

export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** The table in these bytes; the test fails when they are refused. */
export async function tableOf(content: string | Uint8Array, options?: ReadOptions): Promise<RawTable> {
  const read = await readTable(typeof content === 'string' ? bytesOf(content) : content, 'test', options);
  expect(read).toMatchObject({ ok: true });
  if (!read.ok) throw new Error(read.error.type);
  return read.value;
}

export const refusalOf = async (content: string | Uint8Array, options?: ReadOptions): Promise<unknown> => {
  const read = await readTable(typeof content === 'string' ? bytesOf(content) : content, 'test', options);
  return read.ok ? 'not refused' : read.error;
};

export const team: ProposeOptions = {
  today: '2026-11-23',
  timeZone: 'Asia/Shanghai',
  keepUnmappedAsNotes: false,
  keySalts: ['a secret of the team'],
  existing: [],
  requisitions: [],
  channels: [],
};

export async function proposalsOf(
  table: RawTable,
  options: Partial<ProposeOptions> = {},
  mapping: ColumnMapping = guessMapping(table),
): Promise<Proposals> {
  const proposed = await proposeRows(table, mapping, { ...team, ...options });
  expect(proposed).toMatchObject({ ok: true });
  if (!proposed.ok) throw new Error(proposed.error.type);
  return proposed.value;
}

/** Milliseconds this process has spent on the processor: unlike the clock, it does not count what else the machine does. */
export const cpuMs = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};
