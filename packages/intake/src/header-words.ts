import { foldText } from './fold.ts';
import type { Field, SensitiveReason } from './types.ts';

export type HeaderMeaning =
  | { readonly type: 'field'; readonly field: Field }
  | { readonly type: 'leftOut'; readonly reason: SensitiveReason }
  | { readonly type: 'rowNumber' };

/** Headers of recruiting sites, agencies and hand-made sheets, in the form that `foldHeader` gives. */
const fieldWords: Record<Field, string> = {
  name: '姓名 候选人 候选人姓名 应聘者 应聘者姓名 应聘人 应聘人姓名 求职者 求职者姓名 人选 人选姓名 名字 真实姓名 中文名 中文姓名 name fullname candidate candidatename applicant applicantname',
  phone:
    '手机 手机号 手机号码 电话 电话号码 联系电话 联系方式 联系手机 联系号码 移动电话 手机电话 电话手机 tel telephone phone phonenumber phoneno mobile mobilephone mobilenumber mobileno cell cellphone contactnumber contactphone',
  email: '邮箱 电子邮箱 邮件 电子邮件 邮箱地址 电子邮件地址 联系邮箱 常用邮箱 email emailaddress mail mailbox',
  wechat: '微信 微信号 微信号码 微信账号 wechat wechatid weixin',
  city: '城市 所在城市 现居城市 居住城市 现居住城市 居住地 现居住地 现居地 所在地 所在地区 目前所在地 目前城市 当前城市 city location currentcity currentlocation',
  education:
    '学历 最高学历 教育程度 文化程度 学位 学历学位 education educationlevel highesteducation degree highestdegree qualification',
  school:
    '学校 学校名称 毕业院校 毕业学校 院校 院校名称 最高学历学校 就读学校 就读院校 school schoolname university college almamater institution graduatedfrom',
  major: '专业 所学专业 主修专业 major fieldofstudy',
  experienceYears:
    '工作年限 工作经验 工作年数 经验 从业年限 年限 工龄 experience workexperience yearsofexperience experienceyears yearsexperience',
  currentCompany:
    '公司 公司名称 目前公司 现公司 当前公司 所在公司 工作单位 现单位 目前单位 最近公司 最近工作单位 就职公司 company currentcompany employer currentemployer',
  currentPost:
    '目前职位 当前职位 现职位 现任职位 目前岗位 当前岗位 现岗位 最近职位 职务 目前职务 currentposition currentpost currenttitle currentjob jobtitle',
  appliedPost:
    '应聘职位 应聘岗位 应聘职务 意向岗位 意向职位 推荐岗位 推荐职位 投递职位 投递岗位 申请职位 申请岗位 求职岗位 求职意向 期望职位 期望岗位 面试岗位 面试职位 职位 岗位 职位名称 岗位名称 position post job role vacancy requisition appliedposition appliedpost appliedfor positionappliedfor positionapplied jobapplied',
  appliedAt:
    '投递时间 投递日期 申请日期 申请时间 登记时间 登记日期 应聘日期 应聘时间 报名时间 报名日期 简历投递时间 收到时间 接收时间 推荐时间 推荐日期 appliedon appliedat applieddate applydate applicationdate dateapplied submittedon submittedat date',
  availableFrom:
    '到岗时间 到岗日期 可到岗时间 可到岗日期 预计到岗时间 最快到岗时间 可入职时间 可入职日期 availability available availablefrom availabledate startdate noticeperiod',
  expectedSalary:
    '期望薪资 期望月薪 期望年薪 期望薪酬 期望工资 期望待遇 薪资要求 薪资期望 薪酬要求 薪酬期望 expectedsalary salaryexpectation salary desiredsalary expectedpay expectedmonthlysalary',
  channel: '渠道 来源 招聘渠道 来源渠道 简历来源 渠道来源 应聘渠道 投递渠道 channel source',
  referrer: '推荐人 推荐人姓名 内推人 内推人姓名 介绍人 referrer referredby recommender referral',
  tags: '标签 候选人标签 tag tags label labels',
  note: '备注 备注信息 推荐理由 推荐语 说明 评语 附言 自我评价 其他 其它 note notes remark remarks comment comments',
};

const sensitiveWords: Record<SensitiveReason, string> = {
  maritalStatus:
    '婚育状况 婚姻状况 婚姻状态 婚姻 婚育 婚育情况 婚姻情况 生育状况 生育情况 婚否 是否已婚 是否已育 子女 子女情况 家庭状况 maritalstatus marital children familystatus',
  idNumber:
    '身份证 身份证号 身份证号码 证件号 证件号码 护照号 护照号码 idnumber idcard idcardnumber nationalid passport passportnumber',
  gender: '性别 gender sex',
  age: '年龄 年纪 周岁 出生日期 出生年月 生日 age birthday birthdate dateofbirth dob',
  ethnicity: '民族 种族 国籍 ethnicity ethnicgroup race nationality',
  religion: '宗教 宗教信仰 信仰 religion',
  politicalStatus: '政治面貌 党派 politicalstatus partymembership',
  health: '健康状况 健康 身体状况 身高 体重 身高体重 血型 残疾 残疾情况 是否残疾 health height weight bloodtype disability',
  household: '籍贯 户籍 户口 户籍地 户口性质 户口类型 户口所在地 户籍所在地 hometown hukou nativeplace',
  photo: '照片 头像 相片 证件照 photo picture avatar',
};

const rowNumberWords = '序号 编号 行号 no # id num number sn index';

const meanings = new Map<string, HeaderMeaning>();
for (const [field, words] of Object.entries(fieldWords))
  for (const word of words.split(' ')) meanings.set(word, { type: 'field', field: field as Field });
for (const [reason, words] of Object.entries(sensitiveWords))
  for (const word of words.split(' ')) meanings.set(word, { type: 'leftOut', reason: reason as SensitiveReason });
for (const word of rowNumberWords.split(' ')) meanings.set(word, { type: 'rowNumber' });

/** Words that give a longer header its meaning: 您的手机号码是, 个人邮箱（必填）. Looked through in this order. */
const inside: readonly (readonly [RegExp, HeaderMeaning])[] = [
  ...(
    [
      [/婚|生育|子女|marital/, 'maritalStatus'],
      [/身份证|证件号|护照|passport|nationalid|idcard/, 'idNumber'],
      [/性别|gender/, 'gender'],
      [/年龄|出生|生日|birth/, 'age'],
      [/民族|ethnic/, 'ethnicity'],
      [/宗教|religio/, 'religion'],
      [/政治面貌|党员/, 'politicalStatus'],
      [/健康|身高|体重|残疾|病史|disabilit/, 'health'],
      [/籍贯|户籍|户口/, 'household'],
      [/照片|头像|photo/, 'photo'],
    ] as const
  ).map(([words, reason]) => [words, { type: 'leftOut', reason }] as const),
  ...(
    [
      [/微信|wechat/, 'wechat'],
      [/邮箱|邮件|e?mail/, 'email'],
      [/手机|电话|mobile|phone/, 'phone'],
      [/(期望|要求).*(薪|工资|待遇)|(薪|工资).*(期望|要求)|expected.*salary|salary.*expect/, 'expectedSalary'],
      [/学历/, 'education'],
      [/毕业(院校|学校)|学校|院校|university/, 'school'],
      [/专业/, 'major'],
      [/工作(年限|经验)|experience/, 'experienceYears'],
      [/(应聘|意向|投递|申请|求职|期望|推荐).*(岗位|职位|职务)|position.*appl|appl.*position/, 'appliedPost'],
      [/(目前|当前|现任|最近).*(公司|单位)|current(company|employer)/, 'currentCompany'],
      [/(目前|当前|现任|最近).*(岗位|职位|职务)|current(position|title|job)/, 'currentPost'],
      [/(投递|申请|登记|应聘|报名).*(时间|日期)/, 'appliedAt'],
      [/(到岗|入职).*(时间|日期)/, 'availableFrom'],
      [/来源|渠道/, 'channel'],
      [/(推荐|内推|介绍)人/, 'referrer'],
      [/姓名/, 'name'],
      [/备注/, 'note'],
    ] as const
  ).map(([words, field]) => [words, { type: 'field', field }] as const),
];

/** Somebody else's details: an emergency contact, a parent, the recruiter. */
const aboutOthers =
  /紧急|家长|父亲|母亲|配偶|亲属|联系人|推荐人.|介绍人.|内推人.|hr|emergency|parent|spouse|guardian|recruiter|面试官/;

/** Without units in brackets (“期望月薪(元)”), stars, colons, numbering and joints. */
const foldHeader = (header: string): string =>
  foldText(header)
    .replace(/\([^)]*\)/g, '')
    .replace(/^[*※\d.、]+(?=\D)|[*※:?]+$/g, '')
    .replace(/[-_/.\\]/g, '');

/** The header word by word; null when it is not a known one. */
const exactMeaning = (header: string): HeaderMeaning | null => {
  const folded = foldHeader(header);
  return meanings.get(folded) ?? (folded === '' && header.trim() === '#' ? { type: 'rowNumber' } : null);
};

/** Also by the words inside it, for long headers of forms. */
export function headerMeaning(header: string): HeaderMeaning | null {
  const exact = exactMeaning(header);
  if (exact !== null) return exact;
  const folded = foldHeader(header);
  if (folded === '' || folded.length > 40) return null;
  for (const [words, meaning] of inside) {
    if (!words.test(folded)) continue;
    // What is sensitive about others is sensitive too; the rest is simply not the candidate's.
    return meaning.type === 'field' && aboutOthers.test(folded) ? null : meaning;
  }
  return null;
}

export const countHeaderWords = (cells: readonly string[]): number =>
  cells.filter((cell) => cell.length <= 60 && exactMeaning(cell) !== null).length;
