import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readEmail } from './emails.ts';
import { readPhone } from './phones.ts';

describe('[I9] phones', () => {
  test.each([
    ['13800003550', '+8613800003550'],
    ['１３８００００３６４７', '+8613800003647'],
    ['86-13800009328', '+8613800009328'],
    ['+86 13800003144', '+8613800003144'],
    ['0086 138 0000 3144', '+8613800003144'],
    ['(+86)138-0000-3144', '+8613800003144'],
    ["'13800003550", '+8613800003550'],
    ['13800003550.0', '+8613800003550'],
    ['1.3800003550E+10', '+8613800003550'],
    ['手机：138 0000 3550', '+8613800003550'],
    ['0571-88888888', '+8657188888888'],
    ['+852 6123 4567', '+85261234567'],
    ['+1 202-555-0123', '+12025550123'],
  ])('%s', (text, e164) => {
    expect(readPhone(text)).toEqual({ e164, warning: null, others: [] });
  });

  test.each([
    ['1380000924', 'PhoneTooShort'],
    ['86-1380000924', 'PhoneTooShort'],
    ['88888888', 'PhoneTooShort'],
    ['138000035501', 'PhoneTooLong'],
    ['138****3550', 'PhoneMasked'],
    ['1.38E+10', 'PhoneRounded'],
    ['见简历', 'PhoneInvalid'],
    ['23800003550', 'PhoneInvalid'],
    ['+999 123', 'PhoneInvalid'],
  ])('%s is a warning: %s', (text, type) => {
    expect(readPhone(text)).toEqual({ e164: null, warning: { type, value: text }, others: [] });
  });

  test('of several the first good one counts, the others are kept', () => {
    expect(readPhone('1380000924 / 13800003550、13900000000')).toEqual({
      e164: '+8613800003550',
      warning: null,
      others: ['1380000924', '13900000000'],
    });
  });
});

const mobile = fc
  .tuple(fc.integer({ min: 3, max: 9 }), fc.integer({ min: 0, max: 999_999_999 }))
  .map(([second, rest]) => `1${second}${String(rest).padStart(9, '0')}`);
const gap = fc.constantFrom('', ' ', '-', '　', '.');

test('[I9] however a mobile number is spaced, prefixed or widened, it is the same number', () => {
  fc.assert(
    fc.property(
      mobile,
      fc.constantFrom('', '+86', '86-', '86 ', '0086', '+86 '),
      gap,
      gap,
      fc.boolean(),
      (number, prefix, a, b, wide) => {
        const written = prefix + number.slice(0, 3) + a + number.slice(3, 7) + b + number.slice(7);
        const text = wide ? written.replace(/[!-~]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)) : written;
        expect(readPhone(text).e164).toBe(`+86${number}`);
      },
    ),
  );
});

test('[I9] with a digit more or less it is never a number', () => {
  fc.assert(
    fc.property(mobile, fc.integer({ min: 1, max: 10 }), fc.boolean(), (number, at, more) => {
      const wrong = more ? `${number.slice(0, at)}5${number.slice(at)}` : number.slice(0, at) + number.slice(at + 1);
      fc.pre(/^1[3-9]/.test(wrong));
      expect(readPhone(wrong)).toMatchObject({
        e164: null,
        warning: { type: more ? 'PhoneTooLong' : 'PhoneTooShort', value: wrong },
      });
    }),
  );
});

test('[I5] any text at all is answered', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const phone = readPhone(text);
      expect(phone.e164 === null || /^\+\d{5,15}$/.test(phone.e164)).toBe(true);
      expect(phone.e164 === null).toBe(phone.warning !== null);
      expect(readEmail(text).address === null).toBe(readEmail(text).warning !== null);
    }),
    { numRuns: 2000 },
  );
});

describe('[I9] mail', () => {
  test.each([
    ['U2.test＠example.com', 'U2.test@example.com'],
    ['13800003816@qq.com', '13800003816@qq.com'],
    [' Li.Na @ Example.COM ', 'Li.Na@example.com'],
    ['mailto:a@b.cn', 'a@b.cn'],
    ['a@b。com', 'a@b.com'],
    ['李娜@例子.中国', '李娜@例子.中国'],
  ])('%s', (text, address) => {
    expect(readEmail(text)).toEqual({ address, warning: null, others: [] });
  });

  test.each(['a@b', 'a.b.com', '@b.com', 'a@@b.com', 'a..b@c.com', 'a@b..com', 'a@-b.com', '见简历', 'a@b.c1'])(
    '%s is a warning',
    (text) => {
      expect(readEmail(text)).toEqual({ address: null, warning: { type: 'EmailInvalid', value: text }, others: [] });
    },
  );
});
