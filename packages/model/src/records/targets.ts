/** What the team is judged by and reckons with. Editable; defaults are the field's. */
export interface Targets {
  /** Recruiting cycle, mean days, at most. */
  readonly cycleDays: number;
  /** Arrival rate, 0 to 1, at least. */
  readonly arrivalRate: number;
  /** Cost per hire, CNY, at most. */
  readonly costPerHire: number;
  /** Working days after the planned start before a missing candidate counts as a no-show. */
  readonly graceDays: number;
  /** How much load one recruiter can carry, in the units of the workload formula, unless the member has a capacity of his or her own. */
  readonly capacity: number;
}

export const defaultTargets: Targets = { cycleDays: 30, arrivalRate: 0.9, costPerHire: 5000, graceDays: 3, capacity: 20 };
