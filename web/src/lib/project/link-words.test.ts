import { expect, test } from 'vitest';
import { addDecision, addRisk, deleteRisks } from '@muster/model';
import { aDesk, anApplication, aRequisition, expectOk } from '@muster/model/testing';
import { findLinks, linkName, linkQuery } from './link-words.ts';

test('a linked record goes by its name; one that is gone, or may not be read, by none', () => {
  const desk = aDesk();
  const requisition = aRequisition(desk, { title: 'Live host' });
  const application = anApplication(desk, { name: 'Li Lei', requisition });
  const risk = expectOk(addRisk(desk, { title: 'Peak' })).id;
  expect(linkName(desk, { kind: 'requisition', id: requisition })).toBe('Live host');
  expect(linkName(desk, { kind: 'application', id: application })).toBe('Li Lei');
  expect(linkName(desk, { kind: 'risk', id: risk })).toBe('Peak');
  expectOk(deleteRisks(desk, [risk]));
  expect(linkName(desk, { kind: 'risk', id: risk })).toBe(null);
  expect(linkName(desk, { kind: 'task', id: 'nothing' })).toBe(null);
});

test('a search finds records of each kind by name, people only when asked for, and nothing that is gone', () => {
  const desk = aDesk();
  const requisition = aRequisition(desk, { title: 'Night host' });
  anApplication(desk, { name: 'Night Owl', requisition });
  expectOk(addDecision(desk, { title: 'Pay for nights' }));
  const risk = expectOk(addRisk(desk, { title: 'Night shift empty' })).id;
  expect(findLinks(desk, '').map(({ kind }) => kind)).toEqual(['requisition', 'risk', 'decision']);
  expect(findLinks(desk, 'night').map(({ name }) => name)).toEqual([
    'Night host',
    'Night Owl',
    'Night shift empty',
    'Pay for nights',
  ]);
  expectOk(deleteRisks(desk, [risk]));
  expect(findLinks(desk, 'shift')).toEqual([]);
});

test('each kind has an address that closes what is open', () => {
  expect(linkQuery({ kind: 'risk', id: 'r' })).toMatchObject({ part: 'risks', open: 'r', requisition: null });
  expect(linkQuery({ kind: 'requisition', id: 'q' })).toMatchObject({ requisition: 'q', open: null, person: null });
});
