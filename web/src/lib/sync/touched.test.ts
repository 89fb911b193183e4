import { addRisk, announce, charterText, setCharter } from '@muster/model';
import type { DocumentKind, Y } from '@muster/model';
import { createPeer, expectOk } from '@muster/model/testing';
import { expect, test } from 'vitest';
import { namedRecords } from './record-names.ts';
import type { WaitingRecord } from './pill.ts';
import { touchedRecords } from './touched.ts';

/** What waits after an act, as the records that its transactions named. */
function waitingAfter(act: (peer: ReturnType<typeof createPeer>) => void) {
  const peer = createPeer('ana');
  const found: WaitingRecord[] = [];
  for (const kind of ['board', 'space', 'private'] as const satisfies readonly DocumentKind[]) {
    peer.documents[kind].on('afterTransaction', (transaction: Y.Transaction) => {
      found.push(...touchedRecords(kind, transaction));
    });
  }
  act(peer);
  return namedRecords(found, peer.desk).map(({ kind, name }) => [kind, name]);
}

test('letters of a text that is a root of its own wait by the name of what they belong to', () => {
  expect(waitingAfter(({ desk }) => charterText(desk, 'goal').insert(0, '招满 40 人'))).toEqual([['charter', null]]);
});

test('risks and announcements wait by their titles, all of a charter as one', () => {
  expect(waitingAfter(({ desk }) => void expectOk(addRisk(desk, { title: 'Peak' })))).toEqual([['risk', 'Peak']]);
  expect(waitingAfter(({ desk }) => void expectOk(announce(desk, { title: 'Moved' })))).toEqual([['announcement', 'Moved']]);
  expect(
    waitingAfter(({ desk }) => {
      expectOk(setCharter(desk, { headcount: 3 }));
      charterText(desk, 'scope').insert(0, 'x');
    }),
  ).toEqual([['charter', null]]);
});
