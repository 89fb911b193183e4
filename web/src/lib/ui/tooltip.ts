import type { Attachment } from 'svelte/attachments';

/**
 * Shows a few words beside an element while it is pointed at or focused with the keyboard.
 * The words must also be in its accessible name or description: the tooltip itself is for eyes only.
 */
export function tooltip(words: string | undefined, keys?: string): Attachment<HTMLElement> {
  return (element) => {
    if (!words) return;
    const show = () => showTip(element, words, keys);
    const soon = () => {
      clearTimeout(timer);
      timer = setTimeout(show, tip?.matches(':popover-open') ? 0 : 450);
    };
    const onfocus = () => {
      if (element.matches(':focus-visible')) show();
    };
    const onkey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') hideTip();
    };
    element.addEventListener('pointerenter', soon);
    element.addEventListener('pointerleave', hideTip);
    element.addEventListener('pointerdown', hideTip);
    element.addEventListener('focus', onfocus);
    element.addEventListener('blur', hideTip);
    element.addEventListener('keydown', onkey);
    return () => {
      if (owner === element) hideTip();
      element.removeEventListener('pointerenter', soon);
      element.removeEventListener('pointerleave', hideTip);
      element.removeEventListener('pointerdown', hideTip);
      element.removeEventListener('focus', onfocus);
      element.removeEventListener('blur', hideTip);
      element.removeEventListener('keydown', onkey);
    };
  };
}

let tip: HTMLElement | null = null;
let owner: HTMLElement | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;

function showTip(element: HTMLElement, words: string, keys: string | undefined): void {
  if (!element.isConnected) return;
  tip ??= makeTip();
  owner = element;
  tip.replaceChildren(words);
  if (keys) {
    const kbd = document.createElement('kbd');
    kbd.textContent = keys;
    tip.append(kbd);
  }
  tip.showPopover();
  const box = element.getBoundingClientRect();
  const own = tip.getBoundingClientRect();
  const below = box.bottom + 6 + own.height < innerHeight;
  tip.style.top = `${below ? box.bottom + 6 : box.top - own.height - 6}px`;
  tip.style.left = `${Math.max(6, Math.min(innerWidth - own.width - 6, box.left + box.width / 2 - own.width / 2))}px`;
}

function hideTip(): void {
  clearTimeout(timer);
  owner = null;
  if (tip?.matches(':popover-open')) tip.hidePopover();
}

function makeTip(): HTMLElement {
  const element = document.createElement('div');
  element.className = 'tip';
  element.popover = 'manual';
  element.setAttribute('aria-hidden', 'true');
  document.body.append(element);
  return element;
}
