/** What a record may name as belonging to it. */
export const linkKinds = ['application', 'person', 'requisition', 'task', 'goal', 'risk', 'decision'] as const;
export type LinkKind = (typeof linkKinds)[number];

/** One record named by another. Whether it is still there, and may be seen, is for the reader to find out. */
export interface Link {
  readonly kind: LinkKind;
  readonly id: string;
}

/** What a record was made from, such as a blocker of a stand-up: `type` says what, `id` which. */
export interface MadeFrom {
  readonly type: string;
  readonly id: string;
}
