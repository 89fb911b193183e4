import { twelve } from '../people/files.ts';
import { expectTheSameBoard } from '../people/same-board.ts';
import { settledMs, watchClock } from '../people/stopwatch.ts';
import { expect, test } from '../people/test.ts';

/** Three alphabets, so that what each person typed can be told apart in one text. */
const lower = 'abcdefghijklmnopqrstuvwxyz';
const upper = lower.toUpperCase();
const digits = '01234567890123456789012345';

const typedWith = (alphabet: string, text: string): string => [...text].filter((letter) => alphabet.includes(letter)).join('');

test('[M2, M3, M4, M5] three people edit one board at once: the same everywhere within a second of the last edit, also for a fourth who comes later', async ({
  ana,
  ben,
  arrives,
}) => {
  const cleo = await arrives('Cleo');
  const people = [ana, ben, cleo];
  await ana.startsWith(twelve);
  await Promise.all([ben.joinsBoardOf(ana), cleo.joinsBoardOf(ana)]);
  await Promise.all(people.map((person) => person.opens('Lan Ouyang')));
  await Promise.all(people.map((person) => watchClock(person.page)));

  // Everybody moves cards of their own and one that the others move too, edits fields, then writes into one text.
  await Promise.all([
    (async () => {
      await ana.pressesOn('Ada Bai', 'Alt+ArrowRight');
      await ana.pressesOn('Jun Ma', 'Alt+ArrowRight', 'Alt+ArrowRight');
      await ana.pressesOn('Cai Deng', 'Alt+ArrowDown', 'Alt+ArrowDown');
      await ana.panel.edits('City', 'Hangzhou');
      await ana.panel.writes(lower, 15);
    })(),
    (async () => {
      await ben.pressesOn('Bo Chen', 'Alt+ArrowRight');
      await ben.pressesOn('Jun Ma', 'Alt+ArrowRight');
      await ben.pressesOn('Eva Gao', 'Alt+ArrowUp');
      await ben.panel.edits('School', 'Zhejiang University');
      await ben.panel.writes(upper, 15);
    })(),
    (async () => {
      await cleo.pressesOn('Fei Han', 'Alt+ArrowRight', 'Alt+ArrowRight', 'Alt+ArrowRight');
      await cleo.pressesOn('Jun Ma', 'Alt+ArrowDown');
      await cleo.pressesOn('Gu Jin', 'Alt+ArrowRight');
      await cleo.panel.edits('Current company', 'Everbright Trade');
      await cleo.panel.writes(digits, 15);
    })(),
  ]);

  await expectTheSameBoard(people);
  for (const person of people) {
    await expect(person.panel.notes).toHaveValue(/^.{78}$/);
    await person.panel.sees('City', 'Hangzhou');
    await person.panel.sees('School', 'Zhejiang University');
    await person.panel.sees('Current company', 'Everbright Trade');
  }
  const tookMs = await settledMs(people.map((person) => person.page));
  test.info().annotations.push({ type: 'last edit to last change on any screen', description: `${Math.round(tookMs)} ms` });
  expect(tookMs).toBeLessThanOrEqual(1000);

  const board = await ana.readsBoard();
  expect(Object.values(board).flat().toSorted()).toEqual(['Packer', ...twelve].toSorted());
  expect(board.Onboarding).toContain('Fei Han');
  expect(board.Interview).toEqual(expect.arrayContaining(['Ada Bai', 'Bo Chen', 'Gu Jin']));
  const notes = await ana.panel.notes.inputValue();
  expect([typedWith(lower, notes), typedWith(upper, notes), typedWith(digits, notes)]).toEqual([lower, upper, digits]);
  for (const person of [ben, cleo]) await expect(person.panel.notes).toHaveValue(notes);

  const dora = await arrives('Dora');
  await dora.joinsBoardOf(ana);
  await expectTheSameBoard([ana, dora]);
  await expect(dora.panel.notes).toHaveValue(notes);
  await dora.panel.sees('City', 'Hangzhou');
});

test('[M4, M5] the sample drive, three people moving its cards at once: the same columns everywhere', async ({
  ana,
  ben,
  arrives,
}) => {
  const cleo = await arrives('Cleo');
  const people = [ana, ben, cleo];
  await ana.startsTeam();
  await ana.loadsSample();
  await ana.isSynced();
  await Promise.all([ben.joinsBoardOf(ana), cleo.joinsBoardOf(ana)]);
  await expectTheSameBoard(people);
  const { Screening, Interview, Offer } = await ana.readsBoard();

  await Promise.all([
    ana.moves(Screening[0] ?? '', 'Interview'),
    ben.moves(Interview[2] ?? '', 'Offer'),
    cleo.moves(Offer[1] ?? '', 'Onboarding'),
  ]);
  for (const person of people) {
    await person.seesIn(Screening[0] ?? '', 'Interview');
    await person.seesIn(Interview[2] ?? '', 'Offer');
    await person.seesIn(Offer[1] ?? '', 'Onboarding');
  }
  await expectTheSameBoard(people);
});
