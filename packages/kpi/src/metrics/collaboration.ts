import { fewestAnswers, isOnScale } from './satisfaction.ts';

/** One member's anonymous answer of a month: five items, each 1 to 5. `group` only where the survey asks for one. */
export interface CollaborationAnswer {
  /** `YYYY-MM` */
  readonly month: string;
  readonly items: readonly number[];
  readonly group?: string;
}

export interface Collaboration {
  /** 1 to 5; null before the month has closed, and below 5 answers. */
  readonly score: number | null;
  readonly answers: number;
}

const itemsAsked = 5;

/**
 * Team collaboration score 团队协作评分: the mean of all items of a month's answers. Before the month has closed only the number of answers
 * shows; below 5 answers as well. With `group`, the score of one group: null, too, when the others are fewer than 5, since whole and part
 * would tell of the rest. An answer that is not five items on the scale is passed over.
 */
export function collaborationOf(
  answers: readonly CollaborationAnswer[],
  { month, isClosed, group }: { readonly month: string; readonly isClosed: boolean; readonly group?: string },
): Collaboration {
  const all = answers.filter(
    (answer) =>
      answer.month === month && answer.items.length === itemsAsked && answer.items.every((item) => isOnScale(item, 1, 5)),
  );
  const counted = group === undefined ? all : all.filter((answer) => answer.group === group);
  const others = all.length - counted.length;
  const isTold = isClosed && counted.length >= fewestAnswers && (others === 0 || others >= fewestAnswers);
  const sum = counted.reduce((total, { items }) => total + items.reduce((part, item) => part + item, 0), 0);
  return { score: isTold ? sum / (counted.length * itemsAsked) : null, answers: counted.length };
}
