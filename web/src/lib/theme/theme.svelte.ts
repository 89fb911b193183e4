/** Light, dark, or as the system says; a choice of this device. `static/theme.js` applies it before the first paint. */
export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

const stored = 'muster:theme';

function saved(): Theme {
  try {
    const value = localStorage.getItem(stored);
    return themes.find((theme) => theme === value) ?? 'system';
  } catch {
    return 'system';
  }
}

let current = $state<Theme>(saved());

export const theme = {
  get current(): Theme {
    return current;
  },
  set current(next: Theme) {
    current = next;
    if (next === 'system') delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = next;
    try {
      localStorage.setItem(stored, next);
    } catch {
      // Storage is full or forbidden: the choice holds until the page is left.
    }
  },
};
