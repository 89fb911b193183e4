import { Y } from '@muster/model';
import { isComposing } from '#lib/ui/keys.svelte.ts';
import { bindText } from './text-binding.ts';
import type { TextBinding, TextView } from './text-binding.ts';

/** What a box that several people write in needs of its element, whatever it looks like. */
export interface TextBox {
  /** For `{@attach}`: lives as long as the box is in the page. */
  attach(box: HTMLTextAreaElement): () => void;
  /** The box says that something was typed, and where an input method begins and ends. */
  input(): void;
  beginComposition(): void;
  endComposition(): void;
  /** What was typed until now is one step of the undo. */
  endStep(): void;
  /** Takes Ctrl+Z and its like: the browser's own undo knows nothing of what colleagues wrote, the board's undo nothing of letters. */
  takesUndo(event: KeyboardEvent, readonly: boolean): boolean;
  onbeforeinput(event: InputEvent): void;
}

/** `text` and `origin` are asked when the box comes into the page. `shown`: the box shows something else than before. */
export function createTextBox(
  asked: () => { readonly text: Y.Text; readonly origin: object },
  shown: (box: HTMLTextAreaElement) => void,
): TextBox {
  let undoer: Y.UndoManager | null = null;
  let binding: TextBinding | null = null;
  return {
    attach(box) {
      const { text, origin } = asked();
      // An own object: two fields of one person in one transaction must not undo each other.
      const own = { ...origin };
      const manager = new Y.UndoManager(text, { trackedOrigins: new Set([own]) });
      const view: TextView = {
        read: () => ({ value: box.value, start: box.selectionStart, end: box.selectionEnd }),
        show: (value, start, end) => {
          const scroll = box.scrollTop;
          box.value = value;
          // Setting the selection steals the focus in some browsers; without focus it means nothing.
          if (document.activeElement === box) box.setSelectionRange(start, end);
          box.scrollTop = scroll;
          shown(box);
        },
      };
      const bound = bindText(text, view, own, manager);
      undoer = manager;
      binding = bound;
      return () => {
        bound.stop();
        manager.destroy();
        if (undoer === manager) undoer = null;
        if (binding === bound) binding = null;
      };
    },
    input: () => binding?.input(),
    beginComposition: () => binding?.beginComposition(),
    endComposition: () => binding?.endComposition(),
    endStep: () => undoer?.stopCapturing(),
    takesUndo(event, readonly) {
      if (isComposing(event)) return false;
      const letter = event.key.toLowerCase();
      if (!(event.ctrlKey || event.metaKey) || event.altKey || (letter !== 'z' && letter !== 'y')) return false;
      event.preventDefault();
      event.stopPropagation();
      if (readonly) return true;
      if (letter === 'y' || event.shiftKey) undoer?.redo();
      else undoer?.undo();
      return true;
    },
    onbeforeinput(event) {
      if (event.inputType === 'historyUndo') undoer?.undo();
      else if (event.inputType === 'historyRedo') undoer?.redo();
      else return;
      event.preventDefault();
    },
  };
}
