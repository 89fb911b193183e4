/** One candidate's answer to the survey: how satisfied (1 to 5), and how likely to recommend the company (0 to 10). */
export interface SatisfactionAnswer {
  /** When it was given, milliseconds since 1970. */
  readonly at: number;
  readonly satisfaction: number;
  readonly recommendation: number;
}

export interface Satisfaction {
  /** 0 to 1; null while there are fewer than 5 answers. */
  readonly satisfied: number | null;
  /** −1 to 1; null while there are fewer than 5 answers. */
  readonly recommendation: number | null;
  readonly answers: number;
  /** answers / asked; null when nobody was asked. */
  readonly responseRate: number | null;
}

/** Below this many answers nothing but their number shows: fewer could be told apart. */
export const fewestAnswers = 5;

/**
 * Candidate satisfaction 候选人满意度. Satisfied: answers 4 and 5 / all. Recommendation, as in an eNPS: the share of 9 and 10 less the share
 * of 0 to 6. Counted are answers given in [from, until); `asked` is how many were asked in it, rejected candidates included. Hidden below
 * 5 answers. It takes no requisition: it is never split by one. An answer outside its scale is passed over.
 */
export function satisfactionOf(
  answers: readonly SatisfactionAnswer[],
  { from, until, asked }: { readonly from: number; readonly until: number; readonly asked: number },
): Satisfaction {
  const counted = answers.filter(
    ({ at, satisfaction, recommendation }) =>
      at >= from && at < until && isOnScale(satisfaction, 1, 5) && isOnScale(recommendation, 0, 10),
  );
  const n = counted.length;
  const share = (fits: (answer: SatisfactionAnswer) => boolean): number => counted.filter(fits).length / n;
  const shown = n >= fewestAnswers;
  return {
    satisfied: shown ? share(({ satisfaction }) => satisfaction >= 4) : null,
    recommendation: shown
      ? share(({ recommendation }) => recommendation >= 9) - share(({ recommendation }) => recommendation <= 6)
      : null,
    answers: n,
    responseRate: asked > 0 ? n / asked : null,
  };
}

export const isOnScale = (value: number, least: number, most: number): boolean =>
  Number.isInteger(value) && value >= least && value <= most;
