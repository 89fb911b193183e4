interface Node {
  readonly value: number;
  readonly priority: number;
  /** How often the value is in the bag. */
  count: number;
  /** Of the whole subtree, repetitions included. */
  size: number;
  left: Node | null;
  right: Node | null;
}

/**
 * Numbers in order, repetitions included: putting in, taking out, the k-th and how many lie below cost O(log n). A treap whose priorities
 * follow from the values, so that its shape does not depend on the order in which they came. What comes in before the first question is
 * only piled up and sorted once.
 */
export class OrderedBag {
  #pile: number[] | null = [];
  #root: Node | null = null;

  get size(): number {
    return this.#pile?.length ?? sizeOf(this.#root);
  }

  add(value: number): void {
    if (this.#pile !== null) this.#pile.push(value);
    else this.#root = inserted(this.#root, value);
  }

  remove(value: number): void {
    this.#root = removed(this.#settled(), value);
  }

  /** The k-th smallest, from 0. */
  at(index: number): number {
    let node = this.#settled();
    let left = index;
    while (node !== null) {
      const before = sizeOf(node.left);
      if (left < before) node = node.left;
      else if (left < before + node.count) return node.value;
      else {
        left -= before + node.count;
        node = node.right;
      }
    }
    return NaN;
  }

  /** How many are at most `value`. */
  upTo(value: number): number {
    let node = this.#settled();
    let count = 0;
    while (node !== null) {
      if (node.value <= value) {
        count += sizeOf(node.left) + node.count;
        node = node.right;
      } else node = node.left;
    }
    return count;
  }

  median(): number {
    const { size } = this;
    const middle = size >> 1;
    return size % 2 === 1 ? this.at(middle) : (this.at(middle - 1) + this.at(middle)) / 2;
  }

  /** The smallest value that at least this part of all does not exceed; `part` in tenths, so that 9 of 10 is exact. */
  tenths(part: number): number {
    return this.at(Math.ceil((this.size * part) / 10) - 1);
  }

  #settled(): Node | null {
    if (this.#pile !== null) {
      this.#root = treeOf(Float64Array.from(this.#pile).sort());
      this.#pile = null;
    }
    return this.#root;
  }
}

const sizeOf = (node: Node | null): number => node?.size ?? 0;
function sized(node: Node): Node {
  node.size = sizeOf(node.left) + node.count + sizeOf(node.right);
  return node;
}

const leaf = (value: number): Node => ({ value, priority: scrambled(value), count: 1, size: 1, left: null, right: null });

function scrambled(value: number): number {
  let mixed = Math.imul((value % 4_294_967_296) | 0, 0x9e3779b1) ^ Math.imul(Math.trunc(value / 4_294_967_296), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d);
  mixed = Math.imul(mixed ^ (mixed >>> 12), 0x297a2d39);
  return (mixed ^ (mixed >>> 15)) >>> 0;
}

const isAbove = (a: Node, b: Node): boolean => a.priority > b.priority || (a.priority === b.priority && a.value < b.value);

/** From sorted values in one pass, along the right edge. */
function treeOf(sorted: Float64Array): Node | null {
  const edge: Node[] = [];
  for (const value of sorted) {
    const last = edge.at(-1);
    if (last?.value === value) {
      last.count++;
      continue;
    }
    const node = leaf(value);
    let below: Node | null = null;
    while (edge.length > 0 && isAbove(node, edge.at(-1) as Node)) below = sized(edge.pop() as Node);
    node.left = below;
    const above = edge.at(-1);
    if (above !== undefined) above.right = node;
    edge.push(node);
  }
  while (edge.length > 1) sized(edge.pop() as Node);
  const root = edge[0];
  return root === undefined ? null : sized(root);
}

function inserted(node: Node | null, value: number): Node {
  if (node === null) return leaf(value);
  if (value === node.value) node.count++;
  else if (value < node.value) {
    node.left = inserted(node.left, value);
    if (isAbove(node.left, node)) return turnedRight(node, node.left);
  } else {
    node.right = inserted(node.right, value);
    if (isAbove(node.right, node)) return turnedLeft(node, node.right);
  }
  return sized(node);
}

function turnedRight(node: Node, left: Node): Node {
  node.left = left.right;
  left.right = sized(node);
  return sized(left);
}

function turnedLeft(node: Node, right: Node): Node {
  node.right = right.left;
  right.left = sized(node);
  return sized(right);
}

function removed(node: Node | null, value: number): Node | null {
  if (node === null) return null;
  if (value < node.value) node.left = removed(node.left, value);
  else if (value > node.value) node.right = removed(node.right, value);
  else if (node.count > 1) node.count--;
  else return joined(node.left, node.right);
  return sized(node);
}

/** Two trees, all of the first before all of the second. */
function joined(first: Node | null, second: Node | null): Node | null {
  if (first === null) return second;
  if (second === null) return first;
  if (isAbove(first, second)) {
    first.right = joined(first.right, second);
    return sized(first);
  }
  second.left = joined(first, second.left);
  return sized(second);
}
