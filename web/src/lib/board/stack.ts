/**
 * Cards of one list in their order, each with a height: answers "which card is at this height" and "where is this card"
 * without walking all of them. Kept in small blocks, so that inserting or removing one of 10,000 touches one block and
 * sums over a few dozen [P7].
 */
export interface Stack<T> extends Iterable<T> {
  readonly size: number;
  /** The sum of all heights, in pixels. */
  readonly height: number;
  insert(item: T): void;
  /** Takes out the item that compares equal; false when there is none. */
  remove(item: T): boolean;
  /** -1 when it is not here. */
  indexOf(item: T): number;
  at(index: number): T | undefined;
  /** The upper edge of the item at an index; the total height for an index past the end. */
  topOf(index: number): number;
  /** The index of the item that covers a height, clamped to the first and last; -1 when empty. */
  indexAt(y: number): number;
  slice(from: number, to: number): T[];
}

interface Block<T> {
  items: T[];
  height: number;
}

const blockSize = 96;

/** `sorted` must be in the order of `compare`, which must tell any two different items apart. */
export function createStack<T extends { readonly height: number }>(
  compare: (a: T, b: T) => number,
  sorted: readonly T[] = [],
): Stack<T> {
  const blocks: Block<T>[] = [];
  let size = sorted.length;
  let height = 0;
  for (let from = 0; from < sorted.length; from += blockSize) {
    const items = sorted.slice(from, from + blockSize);
    const block = { items, height: sumOf(items) };
    blocks.push(block);
    height += block.height;
  }

  /** The first block whose last item is not before this one; the last block for an item past the end. */
  function blockFor(item: T): number {
    let low = 0;
    let high = blocks.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      const items = (blocks[middle] as Block<T>).items;
      if (compare(items[items.length - 1] as T, item) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** The first place in a block whose item is not before this one. */
  function placeIn(items: readonly T[], item: T): number {
    let low = 0;
    let high = items.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (compare(items[middle] as T, item) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  function split(index: number): void {
    const block = blocks[index] as Block<T>;
    const items = block.items.splice(blockSize);
    const moved = { items, height: sumOf(items) };
    block.height -= moved.height;
    blocks.splice(index + 1, 0, moved);
  }

  return {
    get size() {
      return size;
    },
    get height() {
      return height;
    },
    insert(item) {
      if (blocks.length === 0) blocks.push({ items: [], height: 0 });
      const index = blockFor(item);
      const block = blocks[index] as Block<T>;
      block.items.splice(placeIn(block.items, item), 0, item);
      block.height += item.height;
      height += item.height;
      size++;
      if (block.items.length > 2 * blockSize) split(index);
    },
    remove(item) {
      if (blocks.length === 0) return false;
      const index = blockFor(item);
      const block = blocks[index] as Block<T>;
      const place = placeIn(block.items, item);
      const found = block.items[place];
      if (found === undefined || compare(found, item) !== 0) return false;
      block.items.splice(place, 1);
      block.height -= found.height;
      height -= found.height;
      size--;
      if (block.items.length === 0) blocks.splice(index, 1);
      return true;
    },
    indexOf(item) {
      if (blocks.length === 0) return -1;
      const index = blockFor(item);
      const { items } = blocks[index] as Block<T>;
      const place = placeIn(items, item);
      const found = items[place];
      if (found === undefined || compare(found, item) !== 0) return -1;
      let before = 0;
      for (let i = 0; i < index; i++) before += (blocks[i] as Block<T>).items.length;
      return before + place;
    },
    at(index) {
      if (index < 0) return undefined;
      for (const block of blocks) {
        if (index < block.items.length) return block.items[index];
        index -= block.items.length;
      }
      return undefined;
    },
    topOf(index) {
      let top = 0;
      for (const block of blocks) {
        if (index < block.items.length) {
          for (let i = 0; i < index; i++) top += (block.items[i] as T).height;
          return top;
        }
        top += block.height;
        index -= block.items.length;
      }
      return top;
    },
    indexAt(y) {
      let before = 0;
      for (const [i, block] of blocks.entries()) {
        if (y < block.height || i === blocks.length - 1) {
          for (const [place, item] of block.items.entries()) {
            if (y < item.height) return before + place;
            y -= item.height;
          }
          return before + block.items.length - 1;
        }
        y -= block.height;
        before += block.items.length;
      }
      return -1;
    },
    slice(from, to) {
      const taken: T[] = [];
      let before = 0;
      for (const block of blocks) {
        if (before >= to) break;
        const end = before + block.items.length;
        if (end > from) taken.push(...block.items.slice(Math.max(0, from - before), to - before));
        before = end;
      }
      return taken;
    },
    *[Symbol.iterator]() {
      for (const block of blocks) yield* block.items;
    },
  };
}

function sumOf(items: readonly { readonly height: number }[]): number {
  let sum = 0;
  for (const item of items) sum += item.height;
  return sum;
}
