import { foldText } from './fold.ts';
import type { HeaderMeaning } from './header-words.ts';
import { readEducation } from './values/background.ts';
import { readEmail } from './values/emails.ts';
import { readPhone } from './values/phones.ts';
import { readSalary } from './values/salaries.ts';

interface Shape {
  readonly meaning: HeaderMeaning;
  /** The share of filled values that have to fit. */
  readonly share: number;
  readonly fits: (value: string) => boolean;
}

const field = (
  name: Extract<HeaderMeaning, { type: 'field' }>['field'],
  share: number,
  fits: (value: string) => boolean,
): Shape => ({
  meaning: { type: 'field', field: name },
  share,
  fits,
});
const leftOut = (
  reason: Extract<HeaderMeaning, { type: 'leftOut' }>['reason'],
  share: number,
  fits: (value: string) => boolean,
): Shape => ({
  meaning: { type: 'leftOut', reason },
  share,
  fits,
});

const anyDay = /^(\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}|\d{1,2}月\d{1,2}日|\d{1,2}-\d{1,2} \d{1,2}:\d{2}|(今|昨|前)天)/;

/** What is sensitive comes first: a doubtful column is rather left out than taken in. */
const shapes: readonly Shape[] = [
  leftOut('idNumber', 0.5, (value) => /^[1-9]\d{5}(19|20)\d{2}(0[1-9]|1[0-2])\d{2}\d{3}[\dXx]$/.test(value)),
  leftOut('maritalStatus', 0.6, (value) => /^(未婚|已婚|离异|丧偶|已育|未育|单身|married|single|divorced)/i.test(value)),
  leftOut('gender', 0.8, (value) => /^(男|女|男性|女性|male|female)$/i.test(value)),
  leftOut('politicalStatus', 0.6, (value) => /^(中共)?(党员|预备党员|共青团员|团员|群众)$/.test(value)),
  leftOut('ethnicity', 0.8, (value) => /^[\p{Script=Han}]{1,6}族$/u.test(value)),
  leftOut('age', 0.6, (value) => /^\d{2}\s*岁$/.test(foldText(value))),
  field('email', 0.6, (value) => readEmail(value).address !== null || /^[^\s@]+[@＠][^\s@]+$/.test(value)),
  field('phone', 0.6, (value) => /^[\s\d+()（）０-９＋-]{7,24}$/.test(value) && readPhone(value).e164 !== null),
  field('appliedAt', 0.6, (value) => anyDay.test(foldText(value)) || anyDay.test(value)),
  field('education', 0.6, (value) => value.length <= 8 && readEducation(value).level !== null),
  field(
    'expectedSalary',
    0.6,
    (value) => /[kK千万元薪]|面议/.test(value) && readSalary(value, { per: null, unit: null }) !== null,
  ),
  field('school', 0.6, (value) => value.length <= 30 && /(大学|学院|学校|university|college)$/i.test(value)),
  field('currentCompany', 0.6, (value) => value.length <= 40 && /(公司|集团|有限|厂|ltd\.?|inc\.?)\)?$/i.test(value)),
  field('name', 0.7, (value) => startsWithSurname(value) && /^[\p{Script=Han}·\s]{2,12}$/u.test(value)),
];

const surnames = new Set(
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付傅方白邹孟熊秦邱江尹薛闫阎段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝官封谈匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻位厉伊仝区郜海阚花权强帅屠豆朴盖练廉禹井祖漆巴丰支卿国狄平计索宣晋相初门云容敬来扈晁芮都普阙浦戈伏鹿薄邸雍辜羊阿母亓裘尉诸司上东皇令',
);
const startsWithSurname = (value: string): boolean => surnames.has([...value][0] ?? '');

/** What a column without a telling header holds; null when its values say nothing clear. */
export function meaningOfValues(values: readonly string[]): HeaderMeaning | null {
  if (values.length === 0) return null;
  return shapes.find(({ share, fits }) => values.filter(fits).length >= values.length * share)?.meaning ?? null;
}
