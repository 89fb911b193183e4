/** Which of the frame's own overlays is open. One at a time. */
export type Overlay =
  | { readonly type: 'palette' }
  | { readonly type: 'keys' }
  | { readonly type: 'new-project' }
  | { readonly type: 'rename-project'; readonly project: string }
  | { readonly type: 'sign-out' };

let current = $state.raw<Overlay | null>(null);

export const overlays = {
  get current(): Overlay | null {
    return current;
  },
  open(overlay: Overlay): void {
    current = overlay;
  },
  close(): void {
    current = null;
  },
};
