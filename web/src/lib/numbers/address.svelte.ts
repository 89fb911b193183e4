import { goto } from '$app/navigation';
import { page } from '$app/state';
import { readView, writeView } from './view.ts';
import type { NumbersView } from './view.ts';

/**
 * The view in the address. What is shown changes at once; the address follows, when a slider rests at the latest, so that back, reload
 * and a link show the same.
 */
export interface ViewAddress {
  readonly view: NumbersView;
  /** A new entry in the history. */
  show(view: NumbersView): void;
  /** As something is dragged: the entry that is there is rewritten when it rests. */
  slide(view: NumbersView): void;
  /** The address of a view, for links. */
  href(view: NumbersView): string;
  close(): void;
}

const restMs = 250;

export function createViewAddress(): ViewAddress {
  const asked = $derived(readView(new URLSearchParams(page.url.search)));
  let ahead = $state.raw<NumbersView | null>(null);
  let timer: ReturnType<typeof setTimeout> | undefined;

  const href = (view: NumbersView): string => {
    const query = writeView(view, new URLSearchParams(page.url.search)).toString();
    return page.url.pathname + (query === '' ? '' : `?${query}`);
  };

  async function write(view: NumbersView, replace: boolean): Promise<void> {
    clearTimeout(timer);
    const target = href(view);
    if (target !== page.url.pathname + page.url.search) await goto(target, { replace, reset: false, state: page.state });
    if (ahead === view) ahead = null;
  }

  return {
    get view() {
      return ahead ?? asked;
    },
    show(view) {
      ahead = view;
      void write(view, false);
    },
    slide(view) {
      // Stepping into the past is one entry, looking around there is none.
      const replace = asked.asOf !== null || view.asOf === null;
      ahead = view;
      clearTimeout(timer);
      timer = setTimeout(() => void write(view, replace), restMs);
    },
    href,
    close: () => clearTimeout(timer),
  };
}
