import { untrack } from 'svelte';
import type { OpenedDocument } from './workspace-context.svelte.ts';

/**
 * The document of the period that is asked for, opened anew when another one is; undefined while it opens. For the script of a component:
 * opening is an act, which no template may do.
 */
export function openedPeriod<Name extends string>(
  name: () => Name,
  open: (name: Name) => Promise<OpenedDocument | null>,
): { readonly current: OpenedDocument | null | undefined } {
  let current = $state.raw<OpenedDocument | null | undefined>(undefined);
  $effect(() => {
    const asked = name();
    current = undefined;
    let isWanted = true;
    void untrack(() => open(asked)).then((opened) => {
      if (isWanted) current = opened;
    });
    return () => void (isWanted = false);
  });
  return {
    get current() {
      return current;
    },
  };
}
