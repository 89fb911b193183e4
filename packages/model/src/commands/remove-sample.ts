import type { Change, Desk } from '../desk.ts';
import type { Refusal } from '../refusals.ts';
import type { Result } from '../result.ts';
import { notBuilt } from './not-built.ts';

/** Whether anything of the sample data is still there. */
export const hasSample = (desk: Desk): boolean => notBuilt(desk);

/** Takes away everything that is marked as sample, as one undoable change. What people added themselves stays. */
export const removeSample = (desk: Desk): Result<Change, Refusal> => notBuilt(desk);
