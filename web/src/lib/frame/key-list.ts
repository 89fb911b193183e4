import * as m from '#lib/paraglide/messages.js';

interface KeyEntry {
  readonly keys: readonly string[];
  readonly does: () => string;
  /** Acts without a modifier, so the switch for single letters governs it. */
  readonly single?: true;
}

/** Every key of the interface, for the help that `?` opens. */
export const keyGroups: readonly { readonly title: () => string; readonly keys: readonly KeyEntry[] }[] = [
  {
    title: m.frame_keys_everywhere,
    keys: [
      { keys: ['Ctrl+K', '/'], does: m.frame_key_search },
      { keys: ['Ctrl+Z'], does: m.ui_undo },
      { keys: ['Ctrl+Shift+Z', 'Ctrl+Y'], does: m.ui_redo },
      { keys: ['Esc'], does: m.frame_key_close },
      { keys: ['P'], does: m.frame_new_person, single: true },
      { keys: ['Q'], does: m.frame_new_requisition, single: true },
      { keys: ['I'], does: m.frame_import, single: true },
      { keys: ['['], does: m.frame_key_rail, single: true },
      { keys: ['?'], does: m.frame_keys, single: true },
    ],
  },
  {
    title: m.frame_keys_go,
    keys: [
      { keys: ['G T'], does: m.frame_page_today, single: true },
      { keys: ['G B'], does: m.frame_page_board, single: true },
      { keys: ['G C'], does: m.frame_page_candidates, single: true },
      { keys: ['G K'], does: m.frame_page_tasks, single: true },
      { keys: ['G P'], does: m.frame_page_project, single: true },
      { keys: ['G U'], does: m.frame_page_standup, single: true },
      { keys: ['G R'], does: m.frame_page_retro, single: true },
      { keys: ['G Y'], does: m.frame_page_summary, single: true },
      { keys: ['G M'], does: m.frame_page_team, single: true },
      { keys: ['G S'], does: m.frame_page_settings, single: true },
    ],
  },
  {
    title: m.frame_keys_board,
    keys: [
      { keys: ['↑ ↓', '← →'], does: m.frame_key_walk },
      { keys: ['Home', 'End'], does: m.frame_key_ends },
      { keys: ['Enter'], does: m.frame_key_open },
      { keys: ['Alt+↑ ↓'], does: m.frame_key_reorder },
      { keys: ['Alt+← →'], does: m.frame_key_move },
      { keys: ['M', 'Shift+F10'], does: m.frame_key_menu, single: true },
      { keys: ['X', 'Space'], does: m.frame_key_select, single: true },
      { keys: ['Shift+↑ ↓'], does: m.frame_key_extend },
      { keys: ['Ctrl+A'], does: m.frame_key_select_column },
      { keys: ['A'], does: m.frame_key_assign, single: true },
      { keys: ['T'], does: m.frame_key_tag, single: true },
      { keys: ['R'], does: m.frame_key_reject, single: true },
      { keys: ['C'], does: m.frame_key_claim, single: true },
      { keys: ['N'], does: m.frame_key_next, single: true },
      { keys: ['Delete'], does: m.ui_delete },
    ],
  },
  {
    title: m.retro_keys,
    keys: [
      { keys: ['J', 'K'], does: m.retro_key_topics, single: true },
      { keys: ['Enter'], does: m.retro_key_write },
    ],
  },
  {
    title: m.frame_keys_tasks,
    keys: [
      { keys: ['N'], does: m.frame_key_new_task, single: true },
      { keys: ['F'], does: m.frame_key_finish, single: true },
      { keys: ['A'], does: m.frame_key_assign, single: true },
      { keys: ['D'], does: m.frame_key_due, single: true },
      { keys: ['V'], does: m.frame_key_layout, single: true },
      { keys: ['Alt+↑ ↓', 'Alt+← →'], does: m.frame_key_move },
    ],
  },
];
