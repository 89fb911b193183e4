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
export const columnWidth: Record<ColumnKey, number> = {
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
export const gridColumns = (columns: readonly ColumnKey[]): string =>
  ['36px', ...columns.map((key) => (growing.has(key) ? `minmax(${columnWidth[key]}px, 1fr)` : `${columnWidth[key]}px`))].join(
    ' ',
  );
export const tableWidth = (columns: readonly ColumnKey[]): number => 36 + columns.reduce((sum, key) => sum + columnWidth[key], 0);
export const isNumeric = (column: ColumnKey): boolean => column === 'days' || column === 'years';
