import type { Priority } from '../records/requisition.ts';
import { en } from './words-en.ts';
import { zh } from './words-zh.ts';

/** The texts of the sample drive in one language. Lists may differ in length between languages. */
export interface Words {
  readonly recruiters: readonly string[];
  readonly posts: readonly Post[];
  readonly name: (random: () => number) => string;
  readonly cities: readonly string[];
  readonly schools: readonly string[];
  readonly majors: readonly string[];
  readonly educations: readonly string[];
  readonly companies: readonly string[];
  readonly available: readonly string[];
  readonly salary: (thousands: number) => string;
  readonly tags: readonly string[];
  readonly nextActions: readonly string[];
  readonly notes: readonly string[];
  readonly holdReason: string;
  readonly referrers: readonly string[];
  /** What each cost of the drive was for, in the order of `sampleCosts`. */
  readonly costs: readonly string[];
}

export interface Post {
  readonly title: string;
  readonly department: string;
  readonly reason: string;
  readonly priority: Priority;
  readonly hiringManager: string;
  readonly headcount: number;
  readonly description: string;
  /** What people who apply for it do now. */
  readonly posts: readonly string[];
}

export const wordsIn: Readonly<Record<'zh' | 'en', Words>> = { zh, en };
