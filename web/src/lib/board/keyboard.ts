/** Which key asks for what on the board. Pure: the page asks, the acts act. */
export type Direction = 'up' | 'down' | 'left' | 'right';
export type Jump = Direction | 'home' | 'end' | 'page-up' | 'page-down';

export type BoardCommand =
  | { readonly type: 'go'; readonly to: Jump }
  | { readonly type: 'extend'; readonly to: 'up' | 'down' }
  | { readonly type: 'move'; readonly to: Direction }
  | {
      readonly type:
        | 'menu'
        | 'open'
        | 'select'
        | 'select-column'
        | 'assign'
        | 'tag'
        | 'reject'
        | 'claim'
        | 'next-action'
        | 'delete'
        | 'filter'
        | 'clear';
    };

export interface KeyPress {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

const directions: Readonly<Record<string, Direction>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
};
const jumps: Readonly<Record<string, Jump>> = { Home: 'home', End: 'end', PageUp: 'page-up', PageDown: 'page-down' };
const letters: Readonly<Record<string, BoardCommand>> = {
  m: { type: 'menu' },
  x: { type: 'select' },
  a: { type: 'assign' },
  t: { type: 'tag' },
  r: { type: 'reject' },
  c: { type: 'claim' },
  n: { type: 'next-action' },
  '/': { type: 'filter' },
};

/** `singles`: whether keys without a modifier that type a character act. */
export function commandOf(press: KeyPress, singles: boolean): BoardCommand | null {
  const control = press.ctrlKey || press.metaKey;
  const direction = directions[press.key];
  if (direction !== undefined) {
    if (control) return null;
    if (press.altKey) return press.shiftKey ? null : { type: 'move', to: direction };
    if (press.shiftKey) return direction === 'up' || direction === 'down' ? { type: 'extend', to: direction } : null;
    return { type: 'go', to: direction };
  }
  if (control) {
    // By the place of the key too: with a Chinese or Cyrillic layout `key` is not the letter.
    const isA = press.key.toLowerCase() === 'a' || press.code === 'KeyA';
    return isA && !press.altKey && !press.shiftKey ? { type: 'select-column' } : null;
  }
  if (press.altKey) return null;
  const jump = jumps[press.key];
  if (jump !== undefined) return press.shiftKey ? null : { type: 'go', to: jump };
  if (press.key === 'Enter') return { type: 'open' };
  if (press.key === 'Escape') return { type: 'clear' };
  if (press.key === 'Delete') return { type: 'delete' };
  if (press.key === 'ContextMenu' || (press.key === 'F10' && press.shiftKey)) return { type: 'menu' };
  if (press.key === ' ') return { type: 'select' };
  return singles && !press.shiftKey ? (letters[press.key.toLowerCase()] ?? null) : null;
}
