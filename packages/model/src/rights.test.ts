/** What a member's access does to commands: all of it, or nothing at all. */
import { describe, expect, test } from 'vitest';
import {
  addPerson,
  createHistory,
  createProject,
  deletePersons,
  editContact,
  editPerson,
  hasSample,
  importPeople,
  importSecrets,
  moveApplications,
  openDesk,
  personNotes,
  problemsOf,
  removeSample,
  setStage,
  versionProblem,
} from './index.ts';
import type { Desk, DocumentKind } from './index.ts';
import { documentKinds } from './documents.ts';
import { loadSample } from './sample/index.ts';
import { addedPerson, aRequisition, expectOk } from './testing/fixtures.ts';
import { createPeer } from './testing/peers.ts';
import type { AllDocuments } from './testing/peers.ts';
import { Y } from './yjs.ts';

const notAllowed = (document: DocumentKind) => ({ ok: false, error: { type: 'NotAllowed', document } });
const bytesOf = (documents: AllDocuments): readonly Uint8Array[] =>
  documentKinds.map((kind) => Y.encodeStateAsUpdate(documents[kind]));

/** A project with one candidate, and somebody else at the same documents whose rights can be changed. */
function guarded(allowed: readonly DocumentKind[]) {
  const { desk: all, documents } = createPeer('ana');
  const person = addedPerson(all, {
    person: { name: 'Li' },
    contact: { phone: '138 0000 0000' },
    apply: { requisition: aRequisition(all) },
  });
  const may = new Set<DocumentKind>(allowed);
  const peer = createPeer('vera', { documents, writable: (kind) => may.has(kind) });
  return { ...peer, person, may };
}

/** Somebody who may read neither persons nor contact details. */
function aViewer(): { desk: Desk; documents: AllDocuments; person: string; application: string } {
  const { documents, person } = guarded([]);
  const desk = openDesk(
    { ...documents, people: null, private: null },
    { user: 'vic', now: () => Date.UTC(2026, 4, 21), writable: () => false },
  );
  return { desk, documents, person: person.id, application: person.application };
}

describe('[M6] a command whose document may not be written', () => {
  test('is refused by the name of the document and has written nothing, in no document', async () => {
    const { desk, documents, person, may } = guarded(['board']);
    const before = bytesOf(documents);
    expect(desk.writable('board')).toBe(true);
    expect(editPerson(desk, person.id, { city: 'Wuhan' })).toEqual(notAllowed('people'));
    expect(createProject(desk, { name: '618' })).toEqual(notAllowed('space'));
    expect(setStage(desk, 'offer', { limitDays: 4 })).toEqual(notAllowed('settings'));
    expect(editContact(desk, person.id, { phone: '139' })).toEqual(notAllowed('private'));
    // Of several documents, one is enough: the card may be written, the person may not.
    expect(deletePersons(desk, [person.id])).toEqual(notAllowed('people'));
    expect(addPerson(desk, { person: { name: 'Wu' } })).toEqual(notAllowed('people'));
    expect(importSecrets(desk)).toEqual(notAllowed('private'));
    expect(await importPeople(desk, [{ importKey: 'k', person: { name: 'Wu' } }])).toEqual(notAllowed('space'));
    expect(await loadSample(desk, { locale: 'en', today: '2026-05-20' })).toEqual(notAllowed('settings'));
    expect(bytesOf(documents)).toEqual(before);
    expect(moveApplications(desk, [person.application], { stage: 'offer' }).ok).toBe(true);
    // Rights are asked at every command.
    may.delete('board');
    expect(moveApplications(desk, [person.application], { stage: 'interview' })).toEqual(notAllowed('board'));
    may.add('people');
    expect(editPerson(desk, person.id, { city: 'Wuhan' }).ok).toBe(true);
  });

  test('[M7] undo and redo are refused as well, say why, and can be done once the right is back', () => {
    const { desk, documents, person, may } = guarded(['board', 'people']);
    const history = createHistory(desk);
    history.push(expectOk(deletePersons(desk, [person.id])));
    may.delete('board');
    const before = bytesOf(documents);
    const refusal = { type: 'NotAllowed', document: 'board' };
    expect(history.undo()).toMatchObject({ reverted: 0, refusal });
    expect([history.canUndo, history.canRedo]).toEqual([true, false]);
    expect(bytesOf(documents)).toEqual(before);
    may.add('board');
    expect(history.undo()).toMatchObject({ kept: [], refusal: null });
    expect(desk.persons.byId.get(person.id)?.deletedAt).toBe(null);
    may.delete('people');
    expect(history.redo()).toMatchObject({ reverted: 0, refusal: { type: 'NotAllowed', document: 'people' } });
    expect(history.canRedo).toBe(true);
  });

  test('a right that ends during an import ends the import; what is in stays one change', async () => {
    const { desk, may } = guarded(['space', 'board', 'people', 'private']);
    const rows = Array.from({ length: 10 }, (_, index) => ({ importKey: `k${index}`, person: { name: `P${index}` } }));
    const report = expectOk(
      await importPeople(desk, rows, { chunk: 5, onProgress: (done) => void (done >= 5 && may.delete('people')) }),
    );
    expect(report).toMatchObject({ added: 5, cancelled: true });
    expect(report.change).not.toBe(null);
  });
});

describe('[M8] a desk without persons', () => {
  test('shows the board and no persons, and refuses what needs them', async () => {
    const { desk, documents, person, application } = aViewer();
    const before = bytesOf(documents);
    expect(desk.columns.inStage('screening')).toEqual([application]);
    expect([desk.persons.byId.size, desk.contacts.byId.size, desk.peopleActivity.all, desk.peopleActivity.of(person)]).toEqual([
      0,
      0,
      [],
      [],
    ]);
    expect([personNotes(desk, person), problemsOf(desk), versionProblem(desk.documents), hasSample(desk)]).toEqual([
      null,
      [],
      null,
      false,
    ]);
    expect(desk.writable('people')).toBe(false);
    expect(editPerson(desk, person, { city: 'Wuhan' })).toMatchObject({ ok: false, error: { type: 'PersonGone' } });
    expect(addPerson(desk, { person: { name: 'Wu' } })).toEqual(notAllowed('people'));
    expect(moveApplications(desk, [application], { stage: 'offer' })).toEqual(notAllowed('board'));
    expect(removeSample(desk)).toEqual({ ok: false, error: { type: 'NothingChanged' } });
    expect(await importPeople(desk, [])).toMatchObject({ ok: false, error: { type: 'NotAllowed' } });
    expect(bytesOf(documents)).toEqual(before);
    desk.stop();
  });

  test('[M6] a document that is missing is not writable, whatever the rights say', () => {
    const { documents } = guarded([]);
    const desk = openDesk({ ...documents, people: null }, { user: 'vic', now: () => 0 });
    expect([desk.writable('people'), desk.writable('board')]).toEqual([false, true]);
    expect(addPerson(desk, { person: { name: 'Wu' } })).toEqual(notAllowed('people'));
  });
});
