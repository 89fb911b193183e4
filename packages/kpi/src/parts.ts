import type { Case } from './case.ts';
import type { Charge } from './charge.ts';
import type { Need } from './need.ts';
import type { Slot } from './slot.ts';

/** 1: comes in, -1: goes out. What goes out is what came in, the very same object. */
export type Sign = 1 | -1;

/** What one metric keeps of the facts. The numbers tell it of everything that comes in and goes out. */
export interface Part {
  takeCase?(one: Case, sign: Sign): void;
  takeSlot?(one: Slot, sign: Sign): void;
  takeNeed?(one: Need, sign: Sign): void;
  takeCharge?(one: Charge, sign: Sign): void;
}

/** Everything that came in, for lists that are made when somebody looks. */
export interface Everything {
  cases(): Iterable<Case>;
  slots(): Iterable<Slot>;
  needs(): Iterable<Need>;
  charges(): Iterable<Charge>;
}
