import type { IconComponent } from '#lib/ui/icon.ts';
import Monitor from 'lucide-svelte/icons/monitor';
import Moon from 'lucide-svelte/icons/moon';
import Sun from 'lucide-svelte/icons/sun';
import type { Locale } from '#lib/locale/locale.svelte.ts';
import * as m from '#lib/paraglide/messages.js';
import type { Theme } from '#lib/theme/theme.svelte.ts';

/** Each language in itself: whoever cannot read this page finds the own one. */
export const languageNames: Record<Locale, string> = { zh: '中文', en: 'English' };

const themeLabels: Record<Theme, () => string> = {
  system: m.frame_theme_system,
  light: m.frame_theme_light,
  dark: m.frame_theme_dark,
};
export const themeLabel = (theme: Theme): string => themeLabels[theme]();
export const themeIcons: Record<Theme, IconComponent> = { system: Monitor, light: Sun, dark: Moon };
