import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { memberColours } from '#lib/ui/member-colour.ts';

const css = readFileSync(join(import.meta.dirname, 'tokens.css'), 'utf8');

/** A token's plain colour in one theme. */
function colour(token: string, theme: 'light' | 'dark'): string {
  const value = new RegExp(`--${token}: ([^;]+);`).exec(css)?.[1];
  if (value === undefined) throw new Error(`There is no --${token}`);
  const pair = /^light-dark\((#\w{6}), (#\w{6})\)$/.exec(value);
  return (theme === 'light' ? pair?.[1] : pair?.[2]) ?? value;
}

/** Relative luminance and contrast as WCAG 2 defines them. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

const surfaces = ['bg', 'surface', 'raised', 'sunken'];
const texts: readonly (readonly [string, readonly string[]])[] = [
  ...['text', 'text-2', 'text-3', 'accent', 'warn', 'bad', 'ok'].map((text) => [text, surfaces] as const),
  ['accent', ['accent-soft']],
  ['text-2', ['accent-soft', 'warn-soft']],
  ['warn', ['warn-soft']],
  ['bad', ['bad-soft']],
  ['ok', ['ok-soft']],
  ['on-accent', ['accent', 'accent-strong']],
  ['on-bad', ['bad']],
];

test.each(['light', 'dark'] as const)('text reads on every surface it stands on, in the %s theme: 4.5:1', (theme) => {
  for (const [text, grounds] of texts) {
    for (const ground of grounds)
      expect(contrast(colour(text, theme), colour(ground, theme)), `${text} on ${ground}`).toBeGreaterThanOrEqual(4.5);
  }
});

test.each(['light', 'dark'] as const)('edges of controls, focus rings and stage marks are seen in the %s theme: 3:1', (theme) => {
  const marks = [
    'line-control',
    'focus',
    ...['requirement', 'screening', 'interview', 'offer', 'onboarding'].map((stage) => `stage-${stage}`),
  ];
  for (const mark of marks) {
    for (const ground of surfaces)
      expect(contrast(colour(mark, theme), colour(ground, theme)), `${mark} on ${ground}`).toBeGreaterThanOrEqual(3);
  }
});

test('white letters read on every colour a member can choose: 4.5:1', () => {
  for (let index = 0; index < memberColours; index++)
    expect(contrast(colour(`member-${index}`, 'light'), '#ffffff'), `member-${index}`).toBeGreaterThanOrEqual(4.5);
});

test('nothing moves for longer than 150 ms, and not at all for those who asked for none', () => {
  for (const [, ms] of css.matchAll(/--(?:quick|calm): (\d+)ms/g)) expect(Number(ms)).toBeLessThanOrEqual(150);
  expect(/prefers-reduced-motion: reduce\) \{[^}]*--quick: 0ms;\s*--calm: 0ms/.test(css)).toBe(true);
});
