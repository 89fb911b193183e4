import { retroTemplates } from '../records/retro.ts';
import type { RetroColumn, RetroSetup, RetroTemplate } from '../records/retro.ts';

/** Columns as a template has them, in the interface's own words. */
export const templateColumns = (template: RetroTemplate): readonly RetroColumn[] =>
  retroTemplates[template].map((id) => ({ id, title: null }));

/** What holds where the setup was taken back after people had begun. */
export const defaultRetroSetup: RetroSetup = {
  template: 'keep-problem-try',
  columns: templateColumns('keep-problem-try'),
  votes: 5,
  anonymous: false,
  by: '',
  at: 0,
};
