/** Keys of the interface: what a key handler must leave alone, and whether single letters act. */
const stored = 'muster:single-keys';

let single = $state(read());

function read(): boolean {
  try {
    return localStorage.getItem(stored) !== 'off';
  } catch {
    return true;
  }
}

/** Whether single letters (M, X, C, …) act without a modifier. A choice of this device [WCAG 2.1.4]. */
export const singleKeys = {
  get on(): boolean {
    return single;
  },
  set on(value: boolean) {
    single = value;
    try {
      localStorage.setItem(stored, value ? 'on' : 'off');
    } catch {
      // Storage is full or forbidden: the choice holds until the page is left.
    }
  },
};

/** An input method is composing (Chinese input sends 229 while it does): no handler of ours may act on the key. */
export function isComposing(event: KeyboardEvent): boolean {
  return event.isComposing || event.keyCode === 229;
}

/** The target takes text, so letters and undo are its own. */
export function isTextField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true;
  return target instanceof HTMLInputElement && !/^(button|checkbox|radio|range|color|file|submit|reset)$/.test(target.type);
}

/** The key as one word: 'Ctrl+K', 'Alt+ArrowUp', 'm'. Ctrl stands for ⌘ too. Shift is named only beside another modifier or a named key. */
export function keyName(event: KeyboardEvent): string {
  const letter = event.key.length === 1;
  const control = event.ctrlKey || event.metaKey;
  const parts = [control && 'Ctrl', event.altKey && 'Alt', event.shiftKey && (control || event.altKey || !letter) && 'Shift'];
  return [...parts.filter(Boolean), letter && (control || event.altKey) ? event.key.toUpperCase() : event.key].join('+');
}

/** Whether a single-letter shortcut may act on this event: switched on, nothing composing, no field, no open dialog or menu. */
export function takesSingleKey(event: KeyboardEvent): boolean {
  if (!single || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return false;
  if (isComposing(event) || isTextField(event.target)) return false;
  return !overlayOpen();
}

/** A dialog or a menu is open, so that the page behind it must not take keys. */
export function overlayOpen(): boolean {
  return document.querySelector('dialog:modal, [role="menu"]') !== null;
}

/** 'Ctrl+K' as this machine writes it: ⌘K on Apple keyboards. */
export function keyLabel(keys: string): string {
  const apple = /Mac|iPhone|iPad/.test(navigator.platform);
  if (!apple) return keys.replaceAll('Arrow', '').replaceAll('+', ' ');
  const marks: Record<string, string> = { Ctrl: '⌘', Alt: '⌥', Shift: '⇧' };
  return keys
    .split('+')
    .map((key) => marks[key] ?? key.replace('Arrow', ''))
    .join('');
}
