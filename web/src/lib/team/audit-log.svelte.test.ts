import { expect, test, vi } from 'vitest';
import { err, ok } from '@muster/protocol';
import type { AuditAnswer, AuditEntry, AuditKind } from '@muster/protocol';
import type { ApiResult } from '#lib/account/api.ts';
import { createAuditLog } from './audit-log.svelte.ts';

const entry = (id: number, kind: AuditKind = 'signed-in'): AuditEntry => ({
  id,
  at: id,
  kind,
  user: null,
  userName: null,
  target: null,
  targetName: null,
  facts: {},
});
const page = (ids: readonly number[], more: boolean): ApiResult<AuditAnswer> => ok({ entries: ids.map((id) => entry(id)), more });
const ids = (log: ReturnType<typeof createAuditLog>) => log.entries?.map(({ id }) => id);

test('pages follow each other, and an error keeps what is there', async () => {
  const answers = [page([9, 8], true), err({ type: 'Offline' } as const), page([7], false)];
  const audit = vi.fn(() => Promise.resolve(answers.shift() ?? page([], false)));
  const log = createAuditLog({ audit });
  await vi.waitFor(() => expect(log.more).toBe(true));
  await log.next();
  expect([ids(log), log.failure?.type]).toEqual([[9, 8], 'Offline']);
  await log.next();
  expect([ids(log), log.more, log.failure]).toEqual([[9, 8, 7], false, null]);
  expect(audit.mock.calls).toEqual([
    [null, null],
    [8, null],
    [8, null],
  ]);
});

test('a filter starts over, and what was asked before it is dropped', async () => {
  const waiting: ((answer: ApiResult<AuditAnswer>) => void)[] = [];
  const log = createAuditLog({ audit: () => new Promise((resolve) => waiting.push(resolve)) });
  log.filter('refused');
  waiting[1]?.(page([3], false));
  await vi.waitFor(() => expect(ids(log)).toEqual([3]));
  waiting[0]?.(page([9], false));
  await Promise.resolve();
  expect(ids(log)).toEqual([3]);
});

test('all of it is fetched for an export, or nothing', async () => {
  const pages = [page([9], true), page([9, 8], true), page([7], false)];
  const log = createAuditLog({ audit: () => Promise.resolve(pages.shift() ?? err({ type: 'Offline' } as const)) });
  await vi.waitFor(() => expect(log.entries).not.toBeNull());
  expect((await log.all())?.map(({ id }) => id)).toEqual([9, 8, 7]);
  expect(await log.all()).toBeNull();
});
