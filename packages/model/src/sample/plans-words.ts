/** What the sample drive has to do: texts in both languages, lists in one order. */
export interface PlanWords {
  readonly goals: readonly string[];
  readonly milestones: readonly string[];
  readonly tasks: readonly { readonly title: string; readonly checklist?: readonly string[]; readonly notes?: string }[];
}

export const planWordsIn: Readonly<Record<'zh' | 'en', PlanWords>> = {
  zh: {
    goals: ['618 单招项目按期交付', '招齐所有名额', '打通抖音与校园渠道', '面试反馈 24 小时内给出', '新人首周不流失'],
    milestones: ['项目启动', '需求全部确认', '首批候选人进入终面', '录用通知全部发出', '618 开售前全员到岗', '项目复盘'],
    tasks: [
      { title: '和候选人确认到岗时间', checklist: ['电话确认', '发入职须知'] },
      { title: '约用人经理定终面时间' },
      { title: '整理本周渠道数据', notes: '按渠道列出投递、面试、到岗人数，发到群里。' },
      { title: '给校园大使发六月岗位', checklist: ['更新岗位介绍', '做一张海报', '发给 12 位大使', '登记报名人数'] },
      { title: '补齐仓储主管的岗位说明' },
      { title: '短视频岗位加投一周，看筛选是否变快' },
      { title: '准备新人首日清单', checklist: ['工位与设备', '账号权限', '带教人', '首周安排'] },
      { title: '回访拒绝录用的候选人' },
      { title: '和财务对账招聘费用' },
      { title: '试用新的面试评分表' },
      { title: '每天 17 点前补齐面试反馈' },
    ],
  },
  en: {
    goals: [
      'Deliver the 618 drive on time',
      'Fill every opening',
      'Make short video and campus work as channels',
      'Interview feedback within 24 hours',
      'Nobody leaves in the first week',
    ],
    milestones: [
      'Kick-off',
      'All requisitions confirmed',
      'First candidates in the final round',
      'All offers sent',
      'Everybody on board before 618',
      'Retro of the drive',
    ],
    tasks: [
      { title: 'Confirm the start date with the candidate', checklist: ['Call', 'Send the first-day letter'] },
      { title: 'Agree on final round times with the hiring manager' },
      {
        title: "Put together this week's channel figures",
        notes: 'Applications, interviews and arrivals by channel, for the group.',
      },
      {
        title: 'Send the June posts to the campus ambassadors',
        checklist: ['Update the descriptions', 'Make a poster', 'Send it to 12 ambassadors', 'Note who signed up'],
      },
      { title: 'Complete the job description of the warehouse lead' },
      { title: 'One more week of short video posts, to see whether screening gets faster' },
      {
        title: 'Prepare the first-day checklist',
        checklist: ['Desk and equipment', 'Accounts', 'Mentor', 'Plan of the first week'],
      },
      { title: 'Call back candidates who declined' },
      { title: 'Reconcile recruiting costs with finance' },
      { title: 'Try the new scorecard' },
      { title: 'Complete interview feedback by 5 p.m.' },
    ],
  },
};
