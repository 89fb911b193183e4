import type { Y } from '@muster/model';
import { fromRead } from '#lib/reactivity/from-live.svelte.ts';

/** The letters of a co-edited text, as they are typed. */
export const fromText = (text: Y.Text): { readonly current: string } =>
  fromRead(
    (update) => {
      text.observe(update);
      return () => text.unobserve(update);
    },
    () => text.toJSON(),
  );
