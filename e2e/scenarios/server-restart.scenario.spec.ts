import { twelve } from '../people/files.ts';
import { expectTheSameBoard } from '../people/same-board.ts';
import { expect, test } from '../people/test.ts';

test('[R1, R14, L5] the server is killed while two people edit: they go on, the pill tells the truth, and nothing is lost', async ({
  server,
  ana,
  ben,
  arrives,
}) => {
  await ana.startsWith(twelve);
  await ben.joinsBoardOf(ana);
  await Promise.all([ana.opens('Lan Ouyang'), ben.opens('Lan Ouyang')]);

  const typing = Promise.all([ana.panel.writes('abcdefghijklmnopqrst', 60), ben.panel.writes('ABCDEFGHIJKLMNOPQRST', 60)]);
  await expect(ana.panel.notes).toHaveValue(/[A-Z]/);
  await server.kill();
  await typing;
  await Promise.all([ana.isOffline(), ben.isOffline()]);
  await ana.panel.closes();
  await ana.moves('Ada Bai', 'Interview');
  await ben.panel.edits('City', 'Suzhou');
  for (const person of [ana, ben]) await expect(person.pill).toHaveText(/Offline · \d+ changes? saved on this device/);

  await server.start();
  await Promise.all([ana.isSynced(), ben.isSynced()]);
  await expectTheSameBoard([ana, ben]);
  await ben.seesIn('Ada Bai', 'Interview');

  const cleo = await arrives('Cleo');
  await cleo.joinsBoardOf(ana);
  await expectTheSameBoard([ana, cleo]);
  await cleo.opens('Lan Ouyang');
  await cleo.panel.sees('City', 'Suzhou');
  const notes = await cleo.panel.notes.inputValue();
  expect([...notes].filter((letter) => letter >= 'a').join('')).toBe('abcdefghijklmnopqrst');
  expect([...notes].filter((letter) => letter <= 'Z').join('')).toBe('ABCDEFGHIJKLMNOPQRST');
  await expect(ben.panel.notes).toHaveValue(notes);
});
