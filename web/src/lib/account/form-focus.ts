import { tick } from 'svelte';

/** After a form was looked at: puts the focus on the first field that is wrong, so that its words are read aloud with it. */
export async function focusFirstWrong(): Promise<void> {
  await tick();
  document.querySelector<HTMLElement>('form [aria-invalid="true"]')?.focus();
}
