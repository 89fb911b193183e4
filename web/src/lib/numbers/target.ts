/** What a number is measured against. */
export interface Target {
  readonly value: number;
  /** Whether less is better. */
  readonly atMost: boolean;
}

export const meets = (value: number, { value: target, atMost }: Target): boolean => (atMost ? value <= target : value >= target);
