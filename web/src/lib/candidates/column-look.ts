import * as m from '#lib/paraglide/messages.js';
import { fieldLabel } from '#lib/problems/field-names.ts';
import type { ColumnKey } from './columns.ts';

/** The head of a column, in the table and in the exported file. */
export const columnTitle = (column: ColumnKey): string => titles[column]();

const titles: Record<ColumnKey, () => string> = {
  name: m.candidates_column_name,
  post: m.candidates_column_post,
  stage: m.candidates_column_stage,
  days: m.candidates_column_days,
  owner: m.candidates_column_owner,
  source: m.candidates_column_source,
  city: () => fieldLabel('city'),
  education: () => fieldLabel('education'),
  years: m.candidates_column_years,
  phone: () => fieldLabel('phone'),
  email: () => fieldLabel('email'),
  wechat: () => fieldLabel('wechat'),
  salary: () => fieldLabel('expectedSalary'),
  company: () => fieldLabel('currentCompany'),
  currentPost: () => fieldLabel('currentPost'),
  school: () => fieldLabel('school'),
  major: () => fieldLabel('major'),
  tags: () => fieldLabel('tags'),
  nextAction: m.candidates_column_next_action,
  due: m.candidates_column_due,
  added: m.candidates_column_added,
};

/** Widths in pixels; those in `growing` share what is left over. */
const columnWidth: Record<ColumnKey, number> = {
  name: 116,
  post: 108,
  stage: 120,
  days: 66,
  owner: 94,
  source: 98,
  city: 62,
  education: 76,
  years: 52,
  phone: 112,
  email: 180,
  wechat: 110,
  salary: 100,
  company: 130,
  currentPost: 110,
  school: 120,
  major: 100,
  tags: 160,
  nextAction: 130,
  due: 84,
  added: 82,
};
const growing: ReadonlySet<ColumnKey> = new Set(['name', 'post', 'nextAction', 'tags', 'company']);
const checkWidth = 36;
export const tableWidth = (columns: readonly ColumnKey[]): number =>
  checkWidth + columns.reduce((sum, key) => sum + columnWidth[key], 0);

/** Grid tracks for a table this wide, in pixels: the browser has nothing to work out for each line. */
export function columnTracks(columns: readonly ColumnKey[], width: number): string {
  const room = Math.max(0, width - tableWidth(columns));
  const sharing = columns.filter((key) => growing.has(key)).length;
  const share = sharing === 0 ? 0 : Math.floor(room / sharing);
  return [checkWidth, ...columns.map((key) => columnWidth[key] + (growing.has(key) ? share : 0))]
    .map((px) => `${px}px`)
    .join(' ');
}
export const isNumeric = (column: ColumnKey): boolean => column === 'days' || column === 'years';
