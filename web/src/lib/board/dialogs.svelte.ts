import type { ApplicationStageKey, OutcomeKey } from '@muster/model';

/** The one dialog the board has open. */
type BoardDialog =
  | { readonly type: 'outcome'; readonly ids: readonly string[]; readonly outcome: OutcomeKey }
  | { readonly type: 'tags'; readonly ids: readonly string[] }
  | { readonly type: 'next-action'; readonly ids: readonly string[] }
  | { readonly type: 'place'; readonly ids: readonly string[]; readonly stage: ApplicationStageKey }
  | { readonly type: 'save-view' }
  | { readonly type: 'hold'; readonly requisition: string };

export interface Dialogs {
  readonly open: BoardDialog | null;
  show(dialog: BoardDialog): void;
  close(): void;
}

export function createDialogs(): Dialogs {
  let open = $state.raw<BoardDialog | null>(null);
  return {
    get open() {
      return open;
    },
    show(dialog) {
      open = dialog;
    },
    close() {
      open = null;
    },
  };
}
