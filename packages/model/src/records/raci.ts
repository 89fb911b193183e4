import type { StageKey } from './stages.ts';

/** How a member takes part in a stage of a project: responsible, accountable, consulted, informed. */
export const raciLetters = ['R', 'A', 'C', 'I'] as const;
export type RaciLetter = (typeof raciLetters)[number];

/** One member's row in the matrix of one project. */
export type RaciRow = Readonly<Record<StageKey, RaciLetter | null>>;
