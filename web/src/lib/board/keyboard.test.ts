import { expect, test } from 'vitest';
import { commandOf, type KeyPress } from './keyboard.ts';

const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code: '',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...more,
});
const command = (key: string, more: Partial<KeyPress> = {}, singles = true) => commandOf(press(key, more), singles);

test('arrows go, with Alt they move, with Shift they extend the selection', () => {
  expect(command('ArrowUp')).toEqual({ type: 'go', to: 'up' });
  expect(command('PageDown')).toEqual({ type: 'go', to: 'page-down' });
  expect(command('ArrowLeft', { altKey: true })).toEqual({ type: 'move', to: 'left' });
  expect(command('ArrowDown', { shiftKey: true })).toEqual({ type: 'extend', to: 'down' });
  expect(command('ArrowLeft', { shiftKey: true })).toBe(null);
});

test('every act has its letter', () => {
  const acts = ['m', 'x', 'a', 't', 'r', 'c', 'n', '/'].map((key) => command(key)?.type);
  expect(acts).toEqual(['menu', 'select', 'assign', 'tag', 'reject', 'claim', 'next-action', 'filter']);
  expect(command('M')?.type).toBe('menu');
});

test('letters can be switched off; arrows, Enter and the menu key stay', () => {
  for (const key of ['m', 'x', 'a', 't', 'r', 'c', 'n', '/']) expect(command(key, {}, false)).toBe(null);
  expect(command('Enter', {}, false)?.type).toBe('open');
  expect(command(' ', {}, false)?.type).toBe('select');
  expect(command('ContextMenu', {}, false)?.type).toBe('menu');
  expect(command('F10', { shiftKey: true }, false)?.type).toBe('menu');
});

test('browser and system shortcuts are left alone', () => {
  for (const key of ['r', 'c', 't', 'n', 'x', 'ArrowLeft']) {
    expect(command(key, { ctrlKey: true })).toBe(null);
    expect(command(key, { metaKey: true })).toBe(null);
  }
  expect(command('a', { altKey: true })).toBe(null);
  expect(command('a', { ctrlKey: true, shiftKey: true })).toBe(null);
});

test('Ctrl or ⌘ with A selects the column, on any layout', () => {
  expect(command('a', { ctrlKey: true })?.type).toBe('select-column');
  expect(command('ф', { metaKey: true, code: 'KeyA' })?.type).toBe('select-column');
});
