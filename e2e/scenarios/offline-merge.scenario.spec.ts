import { twelve } from '../people/files.ts';
import type { Person, Stage } from '../people/person.ts';
import { expectTheSameBoard } from '../people/same-board.ts';
import { expect, test } from '../people/test.ts';

async function expectMoveInHistory(reader: Person, mover: string, to: Stage): Promise<void> {
  await expect(reader.panel.history.filter({ hasText: mover }).filter({ hasText: `Screening → ${to}` })).toHaveCount(1);
}

test('[M4, M6] two people offline move, edit and bulk-move the same candidates: nothing is lost, conflicts show everywhere, resolving clears them for all', async ({
  ana,
  ben,
  arrives,
}) => {
  const cleo = await arrives('Cleo');
  const all = [ana, ben, cleo];
  await ana.startsWith(twelve);
  await Promise.all([ben.joinsBoardOf(ana), cleo.joinsBoardOf(ana)]);
  await Promise.all([ana.goesOffline(), ben.goesOffline()]);

  const work = async (person: Person, to: Stage, own: string, mine: Record<string, string>, note: string): Promise<void> => {
    await person.moves('Ada Bai', to);
    await person.movesTogether([own, 'Dan Fang', 'Eva Gao'], to);
    await person.opens('Bo Chen');
    for (const [label, value] of Object.entries(mine)) await person.panel.edits(label, value);
    await person.panel.writes(note);
    await person.panel.closes();
  };
  await work(ana, 'Interview', 'Cai Deng', { City: 'Hangzhou', 'Current company': 'Apex' }, 'Ana phoned. ');
  await work(ben, 'Offer', 'Fei Han', { School: 'Fudan', 'Current company': 'Brightway' }, 'Ben wrote. ');
  await cleo.moves('Gu Jin', 'Interview');
  await cleo.opens('Bo Chen');
  await cleo.panel.edits('Major', 'Logistics');
  await cleo.panel.closes();

  for (const person of [ana, ben]) await expect(person.pill).toHaveText('Offline · 5 changes saved on this device');
  await Promise.all([ana.comesBack(), ben.comesBack()]);
  await expectTheSameBoard(all);
  const board = await cleo.readsBoard();
  expect(Object.values(board).flat().toSorted()).toEqual(['Packer', ...twelve].toSorted());
  // Who moved last shows; the other wish is on the card.
  expect(board.Offer.toSorted()).toEqual(['Ada Bai', 'Dan Fang', 'Eva Gao', 'Fei Han']);
  expect(board.Interview.toSorted()).toEqual(['Cai Deng', 'Gu Jin']);
  for (const person of all) {
    for (const candidate of ['Ada Bai', 'Dan Fang', 'Eva Gao'])
      await expect(person.card(candidate)).toContainText(/Ana also moved to Interview/);
    for (const candidate of ['Cai Deng', 'Fei Han', 'Gu Jin'])
      await expect(person.card(candidate)).not.toContainText('also moved');

    await person.opens('Ada Bai');
    await expectMoveInHistory(person, 'Ana', 'Interview');
    await expectMoveInHistory(person, 'Ben', 'Offer');
    await expect(person.panel.conflict).toBeVisible();

    await person.opens('Bo Chen');
    await person.panel.sees('City', 'Hangzhou');
    await person.panel.sees('School', 'Fudan');
    await person.panel.sees('Major', 'Logistics');
    await expect(person.panel.notes).toHaveValue(/Ana phoned\. /);
    await expect(person.panel.notes).toHaveValue(/Ben wrote\. /);
  }
  const [company] = await Promise.all([ana.panel.field('Current company').textContent()]);
  expect(['Apex', 'Brightway']).toContain(company?.trim());
  for (const person of [ben, cleo]) await person.panel.sees('Current company', company?.trim() ?? '');
  const notes = await ana.panel.notes.inputValue();
  for (const person of [ben, cleo]) await expect(person.panel.notes).toHaveValue(notes);

  // One resolves in the panel, another on the card.
  await ana.opens('Ada Bai');
  await ana.panel.conflict.getByRole('button', { name: 'Keep Interview' }).click();
  await ben.panel.closes();
  await ben.card('Dan Fang').getByRole('button', { name: 'Resolve' }).click();
  await ben.page.getByRole('menuitemradio', { name: /^Offer/ }).click();
  for (const person of all) {
    await person.seesIn('Ada Bai', 'Interview');
    await person.seesIn('Dan Fang', 'Offer');
    for (const candidate of ['Ada Bai', 'Dan Fang']) await expect(person.card(candidate)).not.toContainText('also moved');
    await expect(person.card('Eva Gao')).toContainText('also moved');
  }
  await expect(ana.panel.conflict).toBeHidden();
  await expectTheSameBoard(all);
});
