import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import * as compiled from '#lib/paraglide/messages.js';
import { locales } from '#lib/paraglide/runtime.js';

const folder = join(import.meta.dirname, '../../../messages/');
const settings = join(import.meta.dirname, '../../../project.inlang/settings.json');
const files = readdirSync(`${folder}zh`).sort();

type Message = string | readonly { readonly match: Record<string, string>; readonly declarations?: readonly string[] }[];
const read = (language: string, file: string) => {
  const messages = JSON.parse(readFileSync(`${folder}${language}/${file}`, 'utf8')) as Record<string, Message>;
  return Object.fromEntries(Object.entries(messages).filter(([key]) => key !== '$schema'));
};
const texts = (message: Message): string[] =>
  typeof message === 'string' ? [message] : message.flatMap((form) => Object.values(form.match));
const parametersOf = (message: Message) =>
  [...new Set(texts(message).flatMap((text) => [...text.matchAll(/\{(\w+)\}/g)].map((found) => found[1])))].sort();

test('both languages have the same files, and the compiler reads each of them', () => {
  expect(readdirSync(`${folder}en`).sort()).toEqual(files);
  const patterns = JSON.stringify(JSON.parse(readFileSync(settings, 'utf8')));
  for (const file of files) expect(patterns).toContain(`{locale}/${file}`);
});

describe.each(files)('%s', (file) => {
  const zh = read('zh', file);
  const en = read('en', file);

  test('has the same messages in both languages', () => {
    expect(Object.keys(en).sort()).toEqual(Object.keys(zh).sort());
  });

  test('keeps to its own prefix', () => {
    const prefix = `${file.replace('.json', '')}_`;
    expect(Object.keys(zh).filter((key) => !key.startsWith(prefix))).toEqual([]);
  });

  test('has no empty text, and the same parameters in both languages', () => {
    for (const [key, message] of Object.entries(zh)) {
      for (const text of [...texts(message), ...texts(en[key] ?? '')]) expect(text.trim(), key).not.toBe('');
      expect(parametersOf(en[key] ?? ''), key).toEqual(parametersOf(message));
    }
  });

  test('is compiled, each message in both languages', () => {
    const known = compiled as unknown as Record<string, (inputs: object, options: { locale: string }) => string>;
    for (const [key, message] of Object.entries(zh)) {
      const inputs: Record<string, number> = {};
      for (const name of parametersOf(message)) if (name) inputs[name] = 7;
      for (const locale of locales) {
        const text = known[key]?.(inputs, { locale });
        expect(text, `${locale} ${key}`).toBeTruthy();
        expect(text, `${locale} ${key}`).not.toBe(key);
      }
    }
  });
});

test('the compiled messages are as many as the files hold: the compiler ends well even when it found none', () => {
  const written = files.flatMap((file) => Object.keys(read('zh', file)));
  const functions = Object.entries(compiled).filter(([, value]) => typeof value === 'function');
  expect(written.length).toBeGreaterThan(100);
  expect(functions.map(([key]) => key).sort()).toEqual([...new Set(written)].sort());
});
