import { collapse, foldText } from '../fold.ts';

/** 内推-张伟, 王芳推荐, 李娜 内推 → the person's name. The text as it is when nothing but those words stands there. */
export function readReferrer(text: string): string {
  const value = collapse(text);
  const name = value
    .replace(
      /^(?:员工)?(?:内部推荐|内推|推荐人?|介绍人?|referred by|referral)\s*[-—–:：]?\s*|\s*[-—–:：]?\s*(?:内部推荐|内推|推荐|介绍)$/gi,
      '',
    )
    .trim();
  return name === '' ? value : name;
}

/** Values that say there is nothing. */
export const saysNothing = (text: string): boolean =>
  /^(?:[-—–/\\.、*]+|无|暂无|没有|未填|未填写|不详|null|n\/?a|none|nil)$/i.test(text.trim());

/** Not an employer that two people could share. */
export const isNoEmployer = (company: string): boolean =>
  /^(?:自由职业者?|待业中?|无业|无|暂无|在读|在校|学生|应届生?|个体|个体户|自己创业|创业|离职|freelancer?|selfemployed|unemployed|none|student)$/.test(
    foldText(company),
  );

/** Tags of one cell, in order, each once. */
export const readTags = (text: string): string[] =>
  [...new Set(text.split(/[,，;；、|\n]/).map((tag) => collapse(tag).replace(/^#/, '')))].filter((tag) => tag !== '');
