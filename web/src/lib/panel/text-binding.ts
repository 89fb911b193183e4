import type { Y } from '@muster/model';
import { textEdit } from './text-edit.ts';
import type { TextDelta, TextPlaces } from './text-places.ts';
import { followPlaces } from './text-places.ts';

/** A plain text box, as far as the binding needs it. Places are UTF-16 units. */
export interface TextView {
  readonly read: () => { readonly value: string; readonly start: number; readonly end: number };
  readonly show: (value: string, start: number, end: number) => void;
}

/** Keeps a text box and a `Y.Text` the same. Tell it what the box reports; it shows what others write. */
export interface TextBinding {
  /** The box's value changed by typing, pasting, dropping, spelling… */
  readonly input: () => void;
  /** An input method begins: until it ends the box is its own, and what others write waits. */
  readonly beginComposition: () => void;
  readonly endComposition: () => void;
  /** Lets go of the text; an unfinished composition is written first. */
  readonly stop: () => void;
}

/**
 * @param origin of the transactions that write what is typed here; an undo manager that tracks it alone undoes one's own typing.
 * @param undoer the origin of one's own undo, after which the caret goes to what came back or went.
 */
export function bindText(text: Y.Text, view: TextView, origin: object, undoer?: object): TextBinding {
  /** What the box showed when it was last equal to the text. */
  let shown = text.toJSON();
  let places: TextPlaces | null = null;
  let writing = false;
  view.show(shown, 0, 0);

  const write = (work: () => void): void => {
    writing = true;
    try {
      text.doc!.transact(work, origin);
    } finally {
      writing = false;
    }
  };

  const input = (): void => {
    if (places !== null) return;
    const { value, end } = view.read();
    const edit = textEdit(shown, value, end);
    if (edit === null) return;
    shown = value;
    write(() => {
      if (edit.remove > 0) text.delete(edit.at, edit.remove);
      if (edit.insert !== '') text.insert(edit.at, edit.insert);
    });
  };

  const endComposition = (): void => {
    if (places === null) return;
    const since = places;
    places = null;
    const { value, end } = view.read();
    const edit = textEdit(shown, value, end);
    let caret = since.placeOf(Math.min(end, shown.length));
    if (edit !== null) {
      const at = since.placeOf(edit.at);
      caret = at + edit.insert.length;
      write(() => {
        for (const range of since.rangesOf(edit.at, edit.remove)) text.delete(range.at, range.length);
        if (edit.insert !== '') text.insert(at, edit.insert);
      });
    }
    shown = text.toJSON();
    view.show(shown, caret, caret);
  };

  const follow = (event: Y.YTextEvent, transaction: Y.Transaction): void => {
    if (writing) return;
    const delta = event.delta as TextDelta;
    if (places !== null) return places.follow(delta);
    const { start, end } = view.read();
    shown = text.toJSON();
    const [from, to] = transaction.origin === undoer && undoer !== undefined ? endOfChange(delta) : caretAfter(delta, start, end);
    view.show(shown, from, to);
  };
  text.observe(follow);

  return {
    input,
    beginComposition: () => {
      if (places !== null) return;
      input(); // A box that changed without saying so: nothing typed gets lost.
      places = followPlaces(shown.length);
    },
    endComposition,
    stop: () => {
      endComposition();
      text.unobserve(follow);
    },
  };
}

/** Where a selection is after a change by somebody else: around the same letters. What is inserted at a bare caret comes behind it. */
function caretAfter(delta: TextDelta, start: number, end: number): readonly [number, number] {
  let at = 0;
  let [from, to] = [start, end];
  for (const step of delta) {
    if (step.retain !== undefined) at += step.retain;
    else if (step.delete !== undefined) {
      const gone = (place: number): number => Math.max(0, Math.min(place - at, step.delete!));
      [from, to] = [from - gone(from), to - gone(to)];
    } else if (typeof step.insert === 'string') {
      const size = step.insert.length;
      const bare = from === to;
      if (at < from || (!bare && at === from)) from += size;
      if (at < to) to += size;
      at += size;
    }
  }
  return [from, Math.max(from, to)];
}

function endOfChange(delta: TextDelta): readonly [number, number] {
  let at = 0;
  let end = 0;
  for (const step of delta) {
    if (step.retain !== undefined) at += step.retain;
    else {
      if (typeof step.insert === 'string') at += step.insert.length;
      end = at;
    }
  }
  return [end, end];
}
