import type { Change, Desk } from '../desk.ts';
import type { Refusal } from '../refusals.ts';
import type { Result } from '../result.ts';

export interface SampleOptions {
  readonly locale: 'zh' | 'en';
  /** `YYYY-MM-DD`: the drive's last six weeks end here. */
  readonly today: string;
  readonly signal?: AbortSignal;
  /** Share done, 0 to 1. */
  readonly onProgress?: (share: number) => void;
  /** The same seed gives the same drive. */
  readonly seed?: number;
}

/** Fills the project with one made-up drive for 618. Everything in it is marked as sample. */
export const loadSample = (desk: Desk, options: SampleOptions): Promise<Result<Change, Refusal>> =>
  Promise.reject(new Error(`not built yet ${desk.user} ${options.locale}`));
