/** What the made-up drive has agreed on, in both languages: the same risks, decisions and announcements in each. */
import type { RiskStatus, RiskStep, RiskSuggestion } from '../index.ts';

interface SampleRisk {
  readonly title: string;
  readonly trigger: string;
  readonly response: string;
  readonly likelihood: RiskStep;
  readonly impact: RiskStep;
  readonly status: RiskStatus;
  readonly suggestion: RiskSuggestion | null;
  /** The recruiter, by index. */
  readonly owner: number | null;
  /** Days from today; negative: it was to be looked at already. */
  readonly review: number | null;
  /** The post it is about, by index. */
  readonly post: number | null;
}

interface SampleDecision {
  readonly title: string;
  readonly text: string;
  /** Days before today. */
  readonly ago: number;
  readonly by: number;
  /** Index of the earlier decision that it took the place of. */
  readonly supersedes: number | null;
  readonly post: number | null;
}

interface SampleAnnouncement {
  readonly title: string;
  readonly text: string;
  readonly ago: number;
  readonly pinned: boolean;
  /** Recruiters who have read it, by index. The first recruiter is its author. */
  readonly readBy: readonly number[];
}

export interface ProjectWords {
  readonly risks: readonly SampleRisk[];
  readonly decisions: readonly SampleDecision[];
  readonly announcements: readonly SampleAnnouncement[];
}

const where = [
  { likelihood: 4, impact: 4, status: 'watching', suggestion: 'season-peak', owner: 0, review: -2, post: null },
  { likelihood: 4, impact: 3, status: 'open', suggestion: 'channel-underperforms', owner: 1, review: 3, post: null },
  { likelihood: 3, impact: 4, status: 'happened', suggestion: 'offers-declined', owner: 2, review: 1, post: 3 },
  { likelihood: 3, impact: 3, status: 'open', suggestion: 'interviewers-unavailable', owner: null, review: null, post: 5 },
  { likelihood: 2, impact: 5, status: 'watching', suggestion: null, owner: 3, review: 6, post: 6 },
  { likelihood: 2, impact: 2, status: 'closed', suggestion: null, owner: 1, review: null, post: null },
] as const satisfies readonly Omit<SampleRisk, 'title' | 'trigger' | 'response'>[];

const when = [
  { ago: 38, by: 0, supersedes: null, post: null },
  { ago: 26, by: 0, supersedes: null, post: 3 },
  { ago: 12, by: 1, supersedes: 1, post: 3 },
  { ago: 5, by: 2, supersedes: null, post: 3 },
] as const satisfies readonly Omit<SampleDecision, 'title' | 'text'>[];

const said = [
  { ago: 9, pinned: true, readBy: [1, 2, 3] },
  { ago: 1, pinned: false, readBy: [2] },
] as const satisfies readonly Omit<SampleAnnouncement, 'title' | 'text'>[];

type Words = Readonly<Record<'risks' | 'decisions' | 'announcements', readonly (readonly string[])[]>>;
const inWords = ({ risks, decisions, announcements }: Words): ProjectWords => ({
  risks: where.map((each, index) => {
    const [title = '', trigger = '', response = ''] = risks[index] ?? [];
    return { ...each, title, trigger, response };
  }),
  decisions: when.map((each, index) => {
    const [title = '', text = ''] = decisions[index] ?? [];
    return { ...each, title, text };
  }),
  announcements: said.map((each, index) => {
    const [title = '', text = ''] = announcements[index] ?? [];
    return { ...each, title, text };
  }),
});

export const projectWordsIn: Readonly<Record<'zh' | 'en', ProjectWords>> = {
  zh: inWords({
    risks: [
      [
        '618 前人手到不齐',
        '距开售不到四周，名额仍缺三成以上',
        '与外包供应商预留 20 名临时工\n客服分两批到岗\n培训排在 6 月 1 日前',
      ],
      ['直播招聘渠道简历质量下滑', '合格率连续一周低于 15 %', '暂停加投\n预算移到内推与老员工回流'],
      ['客服岗录用后被拒', '一周内两人以上拒绝', '发录用前先电话谈定薪资与班次\n48 小时内回访'],
      ['技术岗面试官排不开', '等待面试超过五天的候选人多于五位', ''],
      ['仓储主管只有一人会排班', '主管请假当天无人能排班', '五月内带出一名副手'],
      ['宿舍床位不足', '入住率超过 95 %', '已加租一层，床位够用'],
    ],
    decisions: [
      ['本次单招只做 618 所需岗位', '年中扩编的岗位放到七月另立项目，避免名额混在一起。'],
      ['客服岗要求一年以上经验', '部门希望到岗即上手。'],
      ['客服岗放宽到应届可投', '两周里合格简历不足计划的一半；改为集中培训三天后上岗。'],
      ['夜班补贴提高到每晚 40 元', '放弃的候选人里四成提到夜班补贴，财务已同意。'],
    ],
    announcements: [
      ['面试反馈当天交', '从本周起，面试结束当天交反馈；超过一天的会在站会上点名。用人经理请预留每周二、四下午。'],
      ['周五下午两点核对名额', '各部门负责人到三号会议室，逐个核对招聘需求与到岗日期。来不了的请提前说。'],
    ],
  }),
  en: inWords({
    risks: [
      [
        'Not enough people before 618',
        'Less than four weeks to go and over 30 % of the openings empty',
        'Book 20 temporary workers with the vendor\nBring support staff in two batches\nFinish training before 1 June',
      ],
      [
        'Résumés from live-stream hiring get worse',
        'Less than 15 % suitable for a week',
        'Stop spending on it\nMove the money to referrals and returners',
      ],
      [
        'Support offers are declined',
        'Two or more declines in a week',
        'Agree pay and shifts by phone before sending\nCall back within 48 hours',
      ],
      ['Technical interviewers have no time', 'More than five candidates wait over five days', ''],
      ['Only one warehouse lead can plan shifts', 'No plan on a day the lead is away', 'Train a deputy in May'],
      ['Too few beds in the dormitory', 'Over 95 % taken', 'One more floor is rented, that is enough'],
    ],
    decisions: [
      [
        'This drive is for 618 posts only',
        'Posts of the mid-year expansion get a project of their own in July, so that openings are not mixed up.',
      ],
      ['Support posts need a year of experience', 'The department wants people who can start at once.'],
      [
        'Support posts are open to graduates',
        'Two weeks brought less than half of the suitable résumés planned; three days of training come first instead.',
      ],
      ['Night allowance goes up to 40 CNY', 'Four in ten who withdrew named it; finance has agreed.'],
    ],
    announcements: [
      [
        'Hand in interview feedback the same day',
        'From this week on, feedback is due on the day of the interview; what is late is named in the stand-up. Hiring managers, please keep Tuesday and Thursday afternoons free.',
      ],
      [
        'Friday at two: going through the openings',
        'Heads of departments to room 3, with requisitions and start dates. Say so early if you cannot come.',
      ],
    ],
  }),
};
