import type { Y } from '@muster/model';
import { fromRead } from './from-live.svelte.ts';

/** What a co-edited text says, as Svelte reads it. */
export const fromText = (text: Y.Text): { readonly current: string } =>
  fromRead(
    (update) => {
      text.observe(update);
      return () => text.unobserve(update);
    },
    () => text.toJSON(),
  );
