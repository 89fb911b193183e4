import type { Locale } from '#lib/paraglide/runtime.js';
import { isLocale, overwriteGetLocale, overwriteSetLocale } from '#lib/paraglide/runtime.js';

/**
 * The language of the interface, switched at any time without a reload: messages ask `getLocale`, which reads a
 * `$state`, so whatever shows a message shows it again. Import this module before the first message is read.
 */
export type { Locale };

const stored = 'muster:locale';

/** Chinese when the browser says so, else English; a choice made on this device goes before both. */
function chooseLocale(saved: string | null, wanted: readonly string[]): Locale {
  if (saved !== null && isLocale(saved)) return saved;
  return wanted[0]?.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}

function saved(): string | null {
  try {
    return localStorage.getItem(stored);
  } catch {
    return null;
  }
}

let current = $state<Locale>(chooseLocale(saved(), typeof navigator === 'undefined' ? [] : navigator.languages));

overwriteGetLocale(() => current);
overwriteSetLocale((next) => {
  locale.current = next;
});

export const locale = {
  get current(): Locale {
    return current;
  },
  set current(next: Locale) {
    current = next;
    showOnPage(next);
    try {
      localStorage.setItem(stored, next);
    } catch {
      // Storage is full or forbidden: the choice holds until the page is left.
    }
  },
  /** The tag that `Intl` and `<html lang>` understand. */
  get tag(): string {
    return tagOf(current);
  },
};

const tagOf = (which: Locale): string => (which === 'zh' ? 'zh-CN' : 'en-GB');

function showOnPage(which: Locale): void {
  if (typeof document !== 'undefined') document.documentElement.lang = which === 'zh' ? 'zh-CN' : 'en';
}
showOnPage(locale.current);
