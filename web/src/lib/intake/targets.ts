import type { RowProposal } from '@muster/intake';

/** Where rows go that name one post, or one channel. */
export type PostChoice =
  | { readonly type: 'existing'; readonly requisition: string }
  | { readonly type: 'new'; readonly title: string }
  | { readonly type: 'none' };
export type ChannelChoice =
  | { readonly type: 'existing'; readonly channel: string }
  | { readonly type: 'new'; readonly name: string }
  | { readonly type: 'none' };

/** Rows are asked about once per wording: width, case, spaces and the shape of brackets make no other post. */
export interface FoundText {
  readonly key: string;
  /** As the file first has it; '' for rows that name none. */
  readonly text: string;
  readonly rows: number;
  /** What the text was matched with. */
  readonly matched: string | null;
  /** Several requisitions have this title, so that a human has to say which. */
  readonly ambiguous: boolean;
}

export const foldText = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\s+/g, '')
    .replace(/[【［\[〔]/g, '(')
    .replace(/[】］\]〕]/g, ')');

/** The posts that the rows name, most frequent first; rows without a post last. */
export function postsIn(rows: readonly RowProposal[]): FoundText[] {
  return found(rows, ({ application, warnings }) => ({
    text: application.postText ?? '',
    matched: application.requisitionId,
    ambiguous: warnings.some((warning) => warning.type === 'PostAmbiguous'),
  }));
}

/** The channels that the rows name by themselves. */
export function channelsIn(rows: readonly RowProposal[]): FoundText[] {
  return found(rows, ({ source }) => ({ text: source.channelText ?? '', matched: source.channelId, ambiguous: false })).filter(
    ({ key }) => key !== '',
  );
}

function found(
  rows: readonly RowProposal[],
  read: (row: RowProposal) => Pick<FoundText, 'text' | 'matched' | 'ambiguous'>,
): FoundText[] {
  const byKey = new Map<string, FoundText>();
  for (const row of rows) {
    if (row.errors.length > 0) continue;
    const next = read(row);
    const key = foldText(next.text);
    const before = byKey.get(key);
    byKey.set(
      key,
      before === undefined
        ? { key, rows: 1, ...next }
        : { ...before, rows: before.rows + 1, matched: before.matched ?? next.matched },
    );
  }
  return [...byKey.values()].sort(
    (a, b) => Number(a.key === '') - Number(b.key === '') || b.rows - a.rows || (a.key < b.key ? -1 : 1),
  );
}

/** What happens without a word of the user: the matching requisition, else a new one with the post as its title. */
export function defaultPostChoice(post: FoundText, requisitions: readonly { id: string; title: string }[]): PostChoice {
  if (post.key === '') return { type: 'none' };
  const same = post.matched ?? requisitions.find(({ title }) => foldText(title) === post.key)?.id;
  return same === undefined ? { type: 'new', title: post.text } : { type: 'existing', requisition: same };
}

export const defaultChannelChoice = (channel: FoundText): ChannelChoice =>
  channel.matched === null ? { type: 'new', name: channel.text } : { type: 'existing', channel: channel.matched };

/** The built-in channel that a file's name speaks of, for rows that name none. */
export function guessChannel(fileName: string, hasReferrers: boolean): ChannelChoice {
  const name = fileName.toLowerCase();
  const channel = byFileName.find(([words]) => words.test(name))?.[1] ?? (hasReferrers ? 'referral' : null);
  return channel === null ? { type: 'none' } : { type: 'existing', channel };
}

const byFileName: readonly (readonly [RegExp, string])[] = [
  [/内推|推荐|refer/, 'referral'],
  [/招聘会|双选会|job.?fair|career.?fair/, 'job-fair'],
  [/校招|校园|campus|university/, 'campus'],
  [/猎头|中介|代理|劳务|agency|agencies|headhunt/, 'agency'],
  [/抖音|快手|短视频|直播|douyin|tiktok/, 'short-video'],
  [/微信群|社群|群聊|community/, 'community'],
  [/微博|小红书|公众号|朋友圈|weibo|linkedin|social/, 'social'],
  [/上门|到访|walk.?in/, 'walk-in'],
  [/boss|智联|前程|51job|猎聘|拉勾|58同城|zhaopin|liepin|lagou|投递|简历|site|export|resume/, 'job-site'],
];
