/** Puts a fixed box beside an anchor, inside the window: below or above, flush with one of its edges. */
export function placeBeside(box: HTMLElement, anchor: HTMLElement, align: 'start' | 'end' = 'end', gap = 6): void {
  const margin = 8;
  const at = anchor.getBoundingClientRect();
  const { width, height } = box.getBoundingClientRect();
  const below = at.bottom + gap + height <= innerHeight - margin || at.top < innerHeight - at.bottom;
  const left = align === 'start' ? at.left : at.right - width;
  box.style.insetInlineStart = `${Math.max(margin, Math.min(left, innerWidth - width - margin))}px`;
  box.style.insetBlockStart = `${Math.max(margin, below ? at.bottom + gap : at.top - gap - height)}px`;
  box.style.maxBlockSize = `${below ? innerHeight - at.bottom - gap - margin : at.top - gap - margin}px`;
}
