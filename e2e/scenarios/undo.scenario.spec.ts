import { twelve } from '../people/files.ts';
import { expectTheSameBoard } from '../people/same-board.ts';
import { expect, test } from '../people/test.ts';

test('[M2, M7] a candidate deleted offline and edited by a colleague meanwhile is gone for both, and undo brings the candidate and the edit back', async ({
  ana,
  ben,
}) => {
  await ana.startsWith(twelve);
  await ben.joinsBoardOf(ana);
  await ana.goesOffline();
  await ana.pressesOn('Bo Chen', 'Delete');
  await expect(ana.card('Bo Chen')).toBeHidden();
  await ben.opens('Bo Chen');
  await ben.panel.edits('City', 'Suzhou');
  await ben.panel.writes('Speaks Cantonese.');

  await ana.comesBack();
  await expect(ben.card('Bo Chen')).toBeHidden();
  await expect(ben.panel.box).toContainText('was deleted');
  await expectTheSameBoard([ana, ben]);

  await ana.undoes();
  for (const person of [ana, ben]) await person.seesIn('Bo Chen', 'Screening');
  await expect(ben.panel.box).not.toContainText('was deleted');
  await ana.opens('Bo Chen');
  await ana.panel.sees('City', 'Suzhou');
  await expect(ana.panel.notes).toHaveValue('Speaks Cantonese.');
  await expectTheSameBoard([ana, ben]);
});

test('[M7] undoing an offline bulk rejection takes back one’s own part and leaves a colleague’s move and edit', async ({
  ana,
  ben,
}) => {
  await ana.startsWith(twelve);
  await ben.joinsBoardOf(ana);
  await ana.goesOffline();
  await ana.rejectsTogether(['Ada Bai', 'Bo Chen', 'Cai Deng'], 'Skills missing');
  await ben.moves('Ada Bai', 'Interview');
  await ben.opens('Bo Chen');
  await ben.panel.edits('City', 'Suzhou');

  await ana.comesBack();
  await expectTheSameBoard([ana, ben]);
  await ana.undoes();
  for (const person of [ana, ben]) {
    await person.seesIn('Ada Bai', 'Interview');
    for (const candidate of ['Bo Chen', 'Cai Deng']) await person.seesIn(candidate, 'Screening');
    await expect(person.card('Ada Bai')).not.toContainText('also moved');
  }
  await ana.opens('Bo Chen');
  await ana.panel.sees('City', 'Suzhou');
  await expectTheSameBoard([ana, ben]);
});

test('[M7] undo leaves what a colleague changed since, and says so', async ({ ana, ben }) => {
  await ana.startsWith(twelve);
  await ben.joinsBoardOf(ana);
  await ana.movesTogether(['Ada Bai', 'Bo Chen'], 'Interview');
  await ben.moves('Ada Bai', 'Offer');
  await ana.seesIn('Ada Bai', 'Offer');

  await ana.undoes();
  await ana.isTold(
    /Undone: moving 2 cards\. Changed by colleagues since and left as they are: stage \(Offer\) of Ada Bai \(by Ben\)/,
  );
  for (const person of [ana, ben]) {
    await person.seesIn('Bo Chen', 'Screening');
    await person.seesIn('Ada Bai', 'Offer');
  }

  await ana.opens('Cai Deng');
  await ana.panel.edits('City', 'Hangzhou');
  await ben.opens('Cai Deng');
  await ben.panel.edits('City', 'Suzhou');
  await ana.panel.sees('City', 'Suzhou');
  await ana.undoes();
  await ana.isTold(/Not undone: editing the candidate\. .*City of Cai Deng \(by Ben\)/);
  for (const person of [ana, ben]) await person.panel.sees('City', 'Suzhou');
});
