/** Short messages at the edge of the screen, and the list of notices in which warnings and errors stay until read. */
type Tone = 'info' | 'ok' | 'warn' | 'bad';

export interface ToastRequest {
  readonly text: string;
  readonly tone?: Tone | undefined;
  readonly action?: { readonly label: string; readonly run: () => void } | undefined;
  /** How long it stays. Without it: 8 s with an action, 5 s without. */
  readonly lastsMs?: number | undefined;
}

export interface Toast extends Omit<ToastRequest, 'tone'> {
  readonly id: number;
  readonly tone: Tone;
  readonly lastsMs: number;
  readonly at: number;
}

/** The time in which a bulk or destructive act can be taken back from its toast. */
const undoMs = 8000;

const shownAtOnce = 4;
const kept = 50;
let next = 0;
let shown = $state.raw<readonly Toast[]>([]);
let notices = $state.raw<readonly Toast[]>([]);
let unread = $state(0);

export const toasts = {
  /** What is on screen now, oldest first. */
  get shown(): readonly Toast[] {
    return shown;
  },
  /** Warnings and errors of this session, newest first: a toast is never their only copy. */
  get notices(): readonly Toast[] {
    return notices;
  },
  get unread(): number {
    return unread;
  },
  read(): void {
    unread = 0;
  },
  clear(): void {
    notices = [];
    unread = 0;
  },
};

/** Shows a message; answers a function that takes it away. */
export function toast(request: ToastRequest): () => void {
  const item: Toast = {
    ...request,
    id: next++,
    tone: request.tone ?? 'info',
    lastsMs: request.lastsMs ?? (request.action ? undoMs : 5000),
    at: Date.now(),
  };
  shown = [...shown, item].slice(-shownAtOnce);
  if (item.tone === 'warn' || item.tone === 'bad') {
    notices = [item, ...notices].slice(0, kept);
    unread++;
  }
  return () => dismissToast(item.id);
}

export function dismissToast(id: number): void {
  shown = shown.filter((item) => item.id !== id);
}
