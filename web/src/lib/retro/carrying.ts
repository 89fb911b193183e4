import { createContext } from 'svelte';
import type { Dragging } from './dragging.svelte.ts';

/** What the cards of one board share: which is in hand, and the voice that says so. */
export interface Carrying {
  readonly dragging: Dragging;
  say(text: string): void;
}

export const [useCarrying, provideCarrying] = createContext<Carrying>();
