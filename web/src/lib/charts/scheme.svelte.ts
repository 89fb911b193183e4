import { createSubscriber, MediaQuery } from 'svelte/reactivity';
import { theme } from '#lib/theme/theme.svelte.ts';

const systemDark = new MediaQuery('(prefers-color-scheme: dark)', false);
let isPrinting = false;
const followPrint = createSubscriber((update) => {
  const begin = () => {
    isPrinting = true;
    update();
  };
  const end = () => {
    isPrinting = false;
    update();
  };
  addEventListener('beforeprint', begin);
  addEventListener('afterprint', end);
  return () => {
    removeEventListener('beforeprint', begin);
    removeEventListener('afterprint', end);
  };
});

/** Light or dark, as drawn right now. Reactive. On paper it is light. */
export const scheme = {
  get current(): 'light' | 'dark' {
    followPrint();
    if (isPrinting) return 'light';
    if (theme.current !== 'system') return theme.current;
    return systemDark.current ? 'dark' : 'light';
  },
};
