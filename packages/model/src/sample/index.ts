import { hasSample } from '../commands/remove-sample.ts';
import type { Change, Desk } from '../desk.ts';
import type { ProjectId } from '../ids.ts';
import { seededRandom } from '../random.ts';
import type { Refusal } from '../refusals.ts';
import { err, ok } from '../result.ts';
import type { Result } from '../result.ts';
import { writeRefusal } from '../version.ts';
import { beginChange, write } from '../write/commit.ts';
import { createPlan } from '../write/plan.ts';
import { sampleCandidates } from './drive.ts';
import { hourMs } from './move.ts';
import { planProject } from './project.ts';
import { projectWordsIn } from './project-words.ts';
import { planPlans } from './plans.ts';
import { wordsIn } from './words.ts';
import { placeCandidates, planCandidate, planCosts, planPosts, planRecruiters } from './write.ts';

export interface SampleOptions {
  readonly locale: 'zh' | 'en';
  /** `YYYY-MM-DD`: the drive's last eight weeks end here. */
  readonly today: string;
  /** The project that is filled: its announcements are for its people. Without it they are for the whole team. */
  readonly project?: ProjectId;
  /** Cancels between two chunks; what is in stays, as one undoable change. */
  readonly signal?: AbortSignal;
  /** Share done, 0 to 1. */
  readonly onProgress?: (share: number) => void;
  /** The same seed gives the same drive; ids are new each time. */
  readonly seed?: number;
}

const chunk = 40;

/**
 * Fills the project with one made-up drive for 618: eight requisitions and 240 applications with a history, several of them
 * late, one disputed; offers, arrivals, interviews and costs, tasks, goals and milestones, risks, decisions and announcements included. Everything in it is marked as sample. Refused with `NothingChanged` while sample data is there.
 */
export async function loadSample(desk: Desk, options: SampleOptions): Promise<Result<Change, Refusal>> {
  const { locale, today, signal, onProgress, seed = 618 } = options;
  for (const document of ['settings', 'board', 'people', 'private', 'space'] as const) {
    const refusal = writeRefusal(desk, document);
    if (refusal !== null) return err(refusal);
  }
  if (hasSample(desk)) return err({ type: 'NothingChanged' });
  const end = endOf(today, desk.now());
  if (end === null) return err({ type: 'DayUnreadable', field: 'today', value: String(today).slice(0, 40) });

  const words = wordsIn[locale === 'en' ? 'en' : 'zh'];
  const inProgress = beginChange(desk, 'loadSample');
  const frame = createPlan();
  const recruiters = planRecruiters(desk, frame, words);
  const posts = planPosts(desk, frame, words, recruiters, end);
  planCosts(desk, frame, words, recruiters, end);
  planProject(desk, frame, projectWordsIn[locale === 'en' ? 'en' : 'zh'], {
    recruiters,
    posts,
    project: options.project ?? null,
    end,
  });
  planPlans(desk, frame, locale === 'en' ? 'en' : 'zh', posts, recruiters, end);
  const candidates = placeCandidates(desk, frame, sampleCandidates(words, end, seededRandom(seed)));
  let refusal = write(desk, inProgress, frame);
  for (let done = 0; done < candidates.length && refusal === null && signal?.aborted !== true; done += chunk) {
    const plan = createPlan();
    for (const candidate of candidates.slice(done, done + chunk)) planCandidate(desk, plan, candidate, posts, recruiters);
    refusal = write(desk, inProgress, plan);
    onProgress?.(Math.min(1, (done + chunk) / candidates.length));
    // The screen gets its turn.
    await new Promise((resolve) => setTimeout(resolve));
  }
  return refusal === null || inProgress.change.touched.length > 0 ? ok(inProgress.change) : err(refusal);
}

/** The moment the drive's history ends: now, when `today` is today; else the end of that working day in China. */
function endOf(today: string, now: number): number | null {
  const closing = Date.parse(`${today}T00:00:00+08:00`) + 18 * hourMs;
  if (Number.isNaN(closing)) return null;
  return Math.abs(closing - now) < 24 * hourMs ? Math.min(now, closing) : closing;
}
