import { describe, expect, test } from 'vitest';
import { readEducation, readExperience } from './background.ts';
import { readSalary, salaryHint } from './salaries.ts';
import { isNoEmployer, readReferrer, readTags, saysNothing } from './sources.ts';

const none = salaryHint('期望薪资');

describe('[I9] salaries', () => {
  test.each([
    ['4000-7000元/月', 4000, 7000, 'month'],
    ['7千-9千', 7000, 9000, 'month'],
    ['9-15K', 9000, 15_000, 'month'],
    ['１０－１２Ｋ', 10_000, 12_000, 'month'],
    ['1.8-2.1万', 18_000, 21_000, 'month'],
    ['0.5-0.8万', 5000, 8000, 'month'],
    ['19000', 19_000, 19_000, 'month'],
    ['12,000 - 15,000', 12_000, 15_000, 'month'],
    ['20-30万/年', 200_000, 300_000, 'year'],
    ['200元/天', 200, 200, 'day'],
    ['25元/小时', 25, 25, 'hour'],
    ['8000以上', 8000, null, 'month'],
    ['8k+', 8000, null, 'month'],
    ['6000元以下', null, 6000, 'month'],
    ['¥8000', 8000, 8000, 'month'],
    ['年薪30万', 300_000, 300_000, 'year'],
  ])('%s', (text, min, max, per) => {
    expect(readSalary(text, none)).toEqual({ text, min, max, per, monthsPerYear: null, negotiable: false });
  });

  test('thirteen months, negotiable, and the unit of the header', () => {
    expect(readSalary('15k·13薪', none)).toMatchObject({ min: 15_000, max: 15_000, monthsPerYear: 13 });
    expect(readSalary('面议', none)).toMatchObject({ min: null, max: null, negotiable: true });
    expect(readSalary('1.5', salaryHint('期望月薪(万)'))).toMatchObject({ min: 15_000, per: 'month' });
    expect(readSalary('30', salaryHint('期望年薪（万元）'))).toMatchObject({ min: 300_000, per: 'year' });
  });

  test.each(['8', '20万', '10-9K', '看情况', '0', '-5000', '9'.repeat(80)])('%s is not guessed', (text) => {
    expect(readSalary(text, none)).toBeNull();
  });
});

describe('[I9] experience', () => {
  test.each([
    ['应届', 0, false],
    ['应届毕业生', 0, false],
    ['无', 0, false],
    ['0年', 0, false],
    ['3年', 3, false],
    ['10', 10, false],
    ['10年以上', 10, true],
    ['5+年', 5, true],
    ['3-5年', 3, false],
    ['两年', 2, false],
    ['十二年', 12, false],
    ['3年半', 3.5, false],
    ['18个月', 1.5, false],
    ['1年以下', 0, false],
    ['3 years', 3, false],
    ['2015年', null, false],
    ['很久', null, false],
  ])('%s', (text, years, orMore) => {
    expect(readExperience(text)).toEqual({ text, years, orMore });
  });
});

test.each([
  ['博士', 'doctor'],
  ['硕士研究生', 'master'],
  ['本科', 'bachelor'],
  ['专升本', 'bachelor'],
  ['大专', 'associate'],
  ['中专', 'vocational'],
  ['高中', 'highSchool'],
  ['初中', 'middleSchool'],
  ["Master's degree", 'master'],
  ['其他', null],
])('[I9] education %s', (text, level) => {
  expect(readEducation(text)).toEqual({ text, level });
});

test('[I9] referrers, tags and words for nothing', () => {
  expect(['内推-张伟', '王芳推荐', '李娜 内推', '推荐人：赵云', '张伟', '内推'].map(readReferrer)).toEqual([
    '张伟',
    '王芳',
    '李娜',
    '赵云',
    '张伟',
    '内推',
  ]);
  expect(readTags('直播，#客服; 夜班、直播')).toEqual(['直播', '客服', '夜班']);
  expect(['-', '无', '/', 'N/A', '暂无'].every(saysNothing)).toBe(true);
  expect(['无锡', '吴', 'Nana'].some(saysNothing)).toBe(false);
  expect(['自由职业', '待业', '在读'].every(isNoEmployer)).toBe(true);
});
