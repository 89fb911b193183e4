import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  Y,
  draftSummary,
  freezeSummary,
  frozenBy,
  liveSummaries,
  liveSummaryActs,
  liveSummaryCosts,
  moveApplications,
  summaryEntryId,
  summaryText,
  unfreezeSummary,
} from './index.ts';
import type { SummaryAct, SummarySection } from './index.ts';
import { anApplication, expectOk } from './testing/fixtures.ts';
import { createPeer, createPeers, meet } from './testing/peers.ts';
import type { Peer } from './testing/peers.ts';

const of = { project: 'p1', month: '2026-05' };
const figures = {
  values: { 'cycle.value': 28.5, 'cycle.n': 12, 'bottleneck.stage': 'interview' },
  costs: { 'cost.value': 4321.5 },
};
const textOf = (peer: Peer, section: SummarySection): string => summaryText(peer.documents.month, section).toJSON();
const frozen = (peer: Peer): SummaryAct | null => frozenBy(liveSummaryActs(peer.documents.month).byId.values());

test('[M1][M3] opening a month writes nothing, and two who write the first words at once keep both', () => {
  const peers = createPeers(2);
  const [ana, ben] = peers as [Peer, Peer];
  const before = Y.encodeStateAsUpdate(ana.documents.month);
  for (const section of ['overview', 'next'] as const) textOf(ana, section);
  expect(frozen(ana)).toBe(null);
  expect(Y.encodeStateAsUpdate(ana.documents.month)).toEqual(before);
  summaryText(ana.documents.month, 'overview').insert(0, 'Ana first. ');
  summaryText(ben.documents.month, 'overview').insert(0, 'Ben first. ');
  meet(peers);
  expect(textOf(ana, 'overview')).toBe(textOf(ben, 'overview'));
  for (const words of ['Ana first. ', 'Ben first. ']) expect(textOf(ana, 'overview')).toContain(words);
});

test('[M7] a draft goes below what stands there; taking it back leaves what others wrote into it', () => {
  const peers = createPeers(2);
  const [ana, ben] = peers as [Peer, Peer];
  summaryText(ben.documents.month, 'next').insert(0, 'By hand');
  meet(peers);
  ana.history.push(expectOk(draftSummary(ana.desk, { overview: 'Arrivals: 4', next: 'More hosts' })));
  meet(peers);
  expect([textOf(ben, 'overview'), textOf(ben, 'next')]).toEqual(['Arrivals: 4', 'By hand\n\nMore hosts']);
  summaryText(ben.documents.month, 'overview').insert(0, 'A good month. ');
  meet(peers);
  ana.history.undo();
  meet(peers);
  expect([textOf(ben, 'overview'), textOf(ben, 'next')]).toEqual(['A good month. ', 'By hand']);
  ana.history.redo();
  expect(textOf(ana, 'overview')).toBe('A good month. Arrivals: 4');
  expect(draftSummary(ana.desk, {})).toMatchObject({ ok: false, error: { type: 'NothingChanged' } });
});

describe('freezing', () => {
  test('keeps the words and values of that moment, whatever happens to the board and to the text afterwards', () => {
    const peers = createPeers(2);
    const [ana, ben] = peers as [Peer, Peer];
    const application = anApplication(ana.desk);
    expectOk(draftSummary(ana.desk, { overview: 'Done.' }));
    expectOk(freezeSummary(ana.desk, of, figures));
    // Ben wrote on, offline.
    summaryText(ben.documents.month, 'overview').insert(0, 'Late words. ');
    expectOk(moveApplications(ana.desk, [application], { stage: 'offer' }));
    meet(peers);
    for (const peer of peers) {
      expect(frozen(peer)).toMatchObject({ by: 'ana', values: figures.values, texts: { overview: 'Done.', next: '' } });
      expect(draftSummary(peer.desk, { next: 'x' })).toMatchObject({ ok: false, error: { type: 'SummaryFrozen' } });
      expect(freezeSummary(peer.desk, of, figures)).toMatchObject({ ok: false, error: { type: 'SummaryFrozen' } });
      // Nothing is lost either: it shows once the summary is opened again.
      for (const words of ['Late words. ', 'Done.']) expect(textOf(peer, 'overview')).toContain(words);
      expect(liveSummaries(peer.documents.space).byId.get(summaryEntryId('p1', '2026-05'))).toMatchObject({ by: 'ana' });
    }
    expectOk(unfreezeSummary(ben.desk, of));
    meet(peers);
    expect([frozen(ana), liveSummaries(ana.documents.space).byId.size]).toEqual([null, 0]);
    expect(unfreezeSummary(ana.desk, of)).toMatchObject({ ok: false, error: { type: 'NothingChanged' } });
  });

  test('no cost figure is in the month’s document: it stands in the restricted one, if its author may write that', () => {
    const ana = createPeer('ana');
    expectOk(freezeSummary(ana.desk, of, figures));
    const bytes = Buffer.from(Y.encodeStateAsUpdate(ana.documents.month)).toString('latin1');
    expect(bytes).toContain('cycle.value');
    expect(bytes).not.toContain('cost.value');
    const id = frozen(ana)?.id as string;
    expect(liveSummaryCosts(ana.documents.private).byId.get(id)).toEqual(figures.costs);
    const eve = createPeer('eve', { writable: (document) => document !== 'private' });
    expectOk(freezeSummary(eve.desk, of, figures));
    expect(liveSummaryCosts(eve.documents.private).byId.size).toBe(0);
    const vera = createPeer('vera', { writable: () => false });
    expect(freezeSummary(vera.desk, of, figures)).toMatchObject({ ok: false, error: { type: 'NotAllowed' } });
  });

  test('[M7] a freeze can be taken back, and one that a colleague has seen past stays seen', () => {
    const ana = createPeer('ana');
    ana.history.push(expectOk(freezeSummary(ana.desk, of, figures)));
    ana.history.undo();
    expect([frozen(ana), liveSummaries(ana.documents.space).byId.size]).toEqual([null, 0]);
    ana.history.redo();
    expect(frozen(ana)?.values).toEqual(figures.values);
  });

  test('[M4] freezing and opening without seeing each other: the same standing for all, in whatever order it arrives', () => {
    const anAct = fc.record({
      type: fc.constantFrom('freeze' as const, 'unfreeze' as const),
      at: fc.nat(4),
      by: fc.constantFrom('ana', 'ben'),
      after: fc.array(fc.constantFrom('0', '1', '2', '3', '4', 'gone'), { maxLength: 3 }),
    });
    fc.assert(
      fc.property(fc.array(anAct, { maxLength: 5 }), fc.nat(), (fields, turn) => {
        const acts = fields.map((act, index): SummaryAct => ({ id: String(index), values: {}, texts: {}, ...act }));
        const turned = acts.map((_, index) => acts[(index + turn) % acts.length] as SummaryAct);
        expect(frozenBy(turned)).toEqual(frozenBy(acts));
        expect(frozenBy(acts.toReversed())).toEqual(frozenBy(acts));
      }),
    );
    const peers = createPeers(2);
    const [ana, ben] = peers as [Peer, Peer];
    expectOk(freezeSummary(ana.desk, of, figures));
    expectOk(freezeSummary(ben.desk, of, { ...figures, values: { a: 1 } }));
    meet(peers);
    expect(frozen(ana)).toEqual(frozen(ben));
    expectOk(unfreezeSummary(ben.desk, of));
    meet(peers);
    expect([frozen(ana), frozen(ben)]).toEqual([null, null]);
  });
});
