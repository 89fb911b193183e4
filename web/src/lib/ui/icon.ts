import type { Icon as LucideIcon } from 'lucide-svelte';

/** One icon of the set, imported by its own path so that only the icons in use are shipped: `import X from 'lucide-svelte/icons/x'`. */
export type IconComponent = typeof LucideIcon;
