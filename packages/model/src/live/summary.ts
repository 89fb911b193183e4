import {
  readSummaryAct,
  readSummaryCosts,
  readSummaryEntry,
  summaryActFields,
  summaryCostFields,
  summaryEntryFields,
} from '../read/summary.ts';
import type { SummaryAct, SummaryEntry, SummarySection, SummaryValues } from '../records/summary.ts';
import type { Y } from '../yjs.ts';
import { createCollection } from './collection.ts';
import type { Live } from './live.ts';
import { flatSource } from './sources.ts';

/** One per document; they live as long as it does. */
const acts = new WeakMap<Y.Doc, Live<SummaryAct>>();
const costs = new WeakMap<Y.Doc, Live<SummaryValues>>();
const entries = new WeakMap<Y.Doc, Live<SummaryEntry>>();

/** Who froze and unfroze the summary of a month's document. */
export const liveSummaryActs = (month: Y.Doc): Live<SummaryAct> =>
  kept(acts, month, () =>
    createCollection(
      flatSource({
        doc: month,
        document: 'month',
        kind: 'summary',
        root: 'summaryActs',
        fields: summaryActFields,
        read: readSummaryAct,
      }),
    ),
  );

/** The cost figures of freezes, by the id of the freeze, for those who receive the restricted document. */
export const liveSummaryCosts = (restricted: Y.Doc): Live<SummaryValues> =>
  kept(costs, restricted, () =>
    createCollection(
      flatSource({
        doc: restricted,
        document: 'private',
        kind: 'summary',
        root: 'summaryCosts',
        fields: summaryCostFields,
        read: readSummaryCosts,
      }),
    ),
  );

/** Which months have a frozen summary, under `{project}:{month}`: known without opening every month. */
export const liveSummaries = (space: Y.Doc): Live<SummaryEntry> =>
  kept(entries, space, () =>
    createCollection(
      flatSource({
        doc: space,
        document: 'space',
        kind: 'summary',
        root: 'summaries',
        fields: summaryEntryFields,
        read: readSummaryEntry,
      }),
    ),
  );

/** The co-edited text of a section. Reading it creates nothing. */
export const summaryText = (month: Y.Doc, section: SummarySection): Y.Text => month.getText(`summary:${section}`);

function kept<T>(known: WeakMap<Y.Doc, Live<T>>, doc: Y.Doc, open: () => Live<T>): Live<T> {
  let live = known.get(doc);
  if (live === undefined) known.set(doc, (live = open()));
  return live;
}
