export type Language = 'zh' | 'en';

interface Text {
  readonly subject: string;
  readonly text: string;
}

/** Names are chosen by people: a line break in one must not begin a new line of ours. */
const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').slice(0, 80);

/** What mails say. Where the reader's language is not known, both. */
export const mailTexts = {
  invitation: (facts: { link: string; team: string; inviter: string; language: Language }): Text => {
    const team = oneLine(facts.team);
    const inviter = oneLine(facts.inviter);
    return facts.language === 'zh'
      ? {
          subject: `${inviter} 邀请你加入「${team}」`,
          text: `${inviter} 邀请你在集结（Muster）里加入「${team}」。\n\n打开下面的链接加入，7 天内有效：\n${facts.link}\n\n如果你不认识对方，忽略这封邮件即可。\n`,
        }
      : {
          subject: `${inviter} invites you to ${team}`,
          text: `${inviter} invites you to join ${team} on Muster.\n\nOpen this link to join; it works for 7 days:\n${facts.link}\n\nIf you do not know them, ignore this mail.\n`,
        };
  },
  reset: ({ link }: { link: string }): Text => ({
    subject: '设置新密码 · Set a new password',
    text: `打开下面的链接设置新密码，1 小时内有效：\nOpen this link to set a new password; it works for 1 hour:\n\n${link}\n\n如果不是你本人申请，忽略这封邮件，原密码不变。\nIf you did not ask for it, ignore this mail: your password stays as it is.\n`,
  }),
  confirmation: ({ link }: { link: string }): Text => ({
    subject: '确认邮箱地址 · Confirm your e-mail address',
    text: `打开下面的链接，确认这是你的邮箱地址，1 小时内有效：\nOpen this link to confirm that this is your e-mail address; it works for 1 hour:\n\n${link}\n\n如果不是你本人申请，忽略这封邮件即可。\nIf you did not ask for it, ignore this mail.\n`,
  }),
} as const;
