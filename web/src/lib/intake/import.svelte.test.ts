import { defaultLimits } from '@muster/intake';
import { addPerson } from '@muster/model';
import type { Change } from '@muster/model';
import { expect, test } from 'vitest';
import { bytesLimit } from './import-session.ts';
import { createImport } from './import.svelte.ts';
import { createIntakeClient } from './intake-client.ts';
import type { FileLike } from './file-work.svelte.ts';
import { aDesk, clientInNode, fileOf, portInNode } from './testing/in-node.ts';

const small = 'name,phone,post\nAda,13800001111,Host\nBen,13800002222,Host\nAda,13800001111,Cutter\n';

function anImport({ desk = aDesk(), client = clientInNode() } = {}) {
  const changes: Change[] = [];
  const act = (result: { ok: boolean; value?: { change: Change } }) => (
    result.value && changes.push(result.value.change),
    result.ok
  );
  const session = createImport({
    desk,
    client,
    channelName: ({ id }) => id,
    noteLine: (field, text) => `${field}: ${text}`,
    bytesLimit,
    act,
  });
  const isRead = (type: string) => expect.poll(() => session.current?.reading.type).toBe(type);
  const open = async (file: FileLike) => {
    session.add([file]);
    await isRead('ready');
  };
  const goOn = async (steps: number) => {
    for (let step = 0; step < steps; step++) await session.next();
  };
  return { desk, session, changes, open, goOn, isRead };
}

test('a file that the worker would refuse for its size is not even read into memory', async () => {
  expect(bytesLimit).toBeLessThanOrEqual(defaultLimits.bytes);
  const { session, isRead } = anImport();
  session.add([
    { name: 'big.csv', size: bytesLimit + 1, lastModified: 0, arrayBuffer: () => Promise.reject(new Error('was read')) },
  ]);
  await isRead('refused');
  expect(session.current?.reading).toMatchObject({ refusal: { type: 'FileTooLarge' } });
  expect(session.canNext).toBe(false);
});

test.each([
  ['empty.csv', new Uint8Array(), 'FileEmpty'],
  ['old.xls', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Uint8Array(600)), 'OldExcelFile'],
  ['scan.pdf', new TextEncoder().encode('%PDF-1.7\n'), 'NotATable'],
])('%s is refused by name, and another file can be taken instead', async (name, content, type) => {
  const { session, open, isRead } = anImport();
  session.add([fileOf(name, content)]);
  await isRead('refused');
  expect(session.current?.reading).toMatchObject({ refusal: { type } });
  session.remove(session.current!.id);
  await open(fileOf('people.csv', small));
  expect(session.canNext).toBe(true);
});

test('a file that the browser cannot hand out is said so', async () => {
  const { session, isRead } = anImport();
  session.add([
    { ...fileOf('gone.csv', small), arrayBuffer: () => Promise.reject(new DOMException('gone', 'NotReadableError')) },
  ]);
  await isRead('refused');
  expect(session.current?.reading).toEqual({ type: 'refused', refusal: { type: 'FileUnreadable' } });
});

test('a worker that breaks while reading is a refusal, and the next try starts a new one with the file again', async () => {
  const ports: ReturnType<typeof portInNode>[] = [];
  const client = createIntakeClient(() => {
    const port = portInNode();
    ports.push(port);
    return port;
  });
  const { session, isRead, goOn } = anImport({ client });
  session.add([fileOf('people.csv', small)]);
  await expect.poll(() => ports.length).toBe(1);
  ports[0]!.crash('out of memory');
  await isRead('refused');
  expect(session.current?.reading).toMatchObject({ refusal: { type: 'WorkerBroken' } });
  await session.current?.read();
  expect(session.current?.reading.type).toBe('ready');
  // And one that dies between two steps is not even noticed.
  ports[1]!.crash('stopped by the browser');
  await goOn(2);
  expect(session.current?.proposing.type).toBe('ready');
  expect(ports).toHaveLength(3);
});

test('choices stay while one goes back and forth, and until the import is done or discarded', async () => {
  const { session, open, goOn } = anImport();
  await open(fileOf('people.csv', small));
  const file = session.current!;
  await goOn(2);
  file.posts.set('host', { type: 'none' });
  file.owner = 'ana';
  await goOn(1);
  session.decide([3], 'skip');
  await session.goTo('columns');
  file.keepNotes = true;
  await goOn(2);
  expect(session.current).toBe(file);
  expect(session.plan.map(({ fate, post }) => [fate.type, post.type])).toEqual([
    ['add', 'none'],
    ['skip', 'none'],
    ['application', 'new'],
  ]);
  expect(file.owner).toBe('ana');
  session.discard();
  expect(session).toMatchObject({ files: [], current: null, step: 'file', hasUnfinished: false });
});

test('somebody added after the check is found when the import starts: nobody is on the board twice', async () => {
  const { desk, session, open, goOn, changes } = anImport();
  await open(fileOf('people.csv', small));
  await goOn(3);
  expect(session.counts).toMatchObject({ add: 2, application: 1 });
  addPerson(desk, { person: { name: 'Ben' }, contact: { phone: '138 0000 2222' } });
  await goOn(1);
  expect(session.current?.done?.planned).toMatchObject({ add: 1, application: 2 });
  expect([...desk.persons.byId.values()].map(({ name }) => name).sort()).toEqual(['Ada', 'Ben']);
  expect(changes).toHaveLength(1);
});

test('a cancelled import keeps what is in as one change, says so, and goes on from there the next time', async () => {
  const { desk, session, open, goOn, changes } = anImport();
  const rows = Array.from({ length: 450 }, (_, index) => `Person ${index},138${String(index).padStart(8, '0')},Host`);
  await open(fileOf('many.csv', ['name,phone,post', ...rows].join('\n')));
  await goOn(3);
  const stop = desk.persons.subscribe(() => session.cancelRun());
  await goOn(1);
  stop();
  const { done } = session.current!;
  expect(done).toMatchObject({ cancelled: true });
  expect(done!.added).toBeGreaterThan(0);
  expect(done!.added).toBeLessThan(450);
  expect(changes).toEqual([done!.change]);
  session.finish();
  await open(fileOf('many.csv', ['name,phone,post', ...rows].join('\n')));
  await goOn(4);
  expect(session.current?.done).toMatchObject({ cancelled: false, added: 450 - done!.added });
  expect(desk.persons.byId.size).toBe(450);
});

test('several files wait in a row, each with choices of its own', async () => {
  const { session, goOn, isRead } = anImport();
  session.add([fileOf('one.csv', small), fileOf('two.csv', small.replaceAll('1380000', '1390000'))]);
  await isRead('ready');
  expect(session.waiting.map(({ name }) => name)).toEqual(['two.csv']);
  await goOn(4);
  expect(session.current?.done?.added).toBe(3);
  session.finish();
  expect(session.current?.name).toBe('two.csv');
  expect(session.step).toBe('file');
  await isRead('ready');
  await goOn(4);
  expect(session.current?.done).toMatchObject({ added: 3 });
});

test('the state outlives the dialog in which it was first made', async () => {
  let made!: ReturnType<typeof anImport>;
  const close = $effect.root(() => {
    made = anImport();
  });
  const { session, open, goOn } = made;
  const follow = () =>
    $effect.root(() => {
      $effect(() => void [session.current, session.waiting]);
    });
  const stopFollowing = follow();
  close();
  const follower = follow();
  await open(fileOf('one.csv', small));
  await goOn(4);
  session.finish();
  expect(session.current).toBeNull();
  await open(fileOf('two.csv', small));
  expect(session.current?.name).toBe('two.csv');
  stopFollowing();
  follower();
  session.stop();
});
