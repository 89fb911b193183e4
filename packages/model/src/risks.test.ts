/** The risk register and the log of decisions. */
import { describe, expect, test } from 'vitest';
import {
  addDecision,
  addRisk,
  decisionText,
  decisionsOf,
  deleteDecisions,
  deleteRisks,
  editDecision,
  editRisk,
  isReviewOverdue,
  restoreDecisions,
  restoreRisks,
  riskLevel,
  riskSuggestionKeys,
  riskSuggestions,
  risksOf,
  supersededBy,
} from './index.ts';
import type { RiskFields, RiskStep } from './index.ts';
import { aDesk, expectOk } from './testing/fixtures.ts';
import { aClock, createPeer, createPeers, meet } from './testing/peers.ts';
import type { Peer } from './testing/peers.ts';

const refused = (error: object) => ({ ok: false, error });
const nothing = refused({ type: 'NothingChanged' });

describe('risks', () => {
  test('stand in the middle, open and nobody’s, unless said otherwise; what they are made from stays with them', () => {
    const clock = aClock();
    const { desk } = createPeer('ana', { clock });
    const { id } = expectOk(addRisk(desk, { title: ' Hosts leave ', origin: { type: 'blocker', id: 'b1' } }));
    expect(desk.risks.byId.get(id)).toEqual({
      id,
      title: 'Hosts leave',
      likelihood: 3,
      impact: 3,
      trigger: '',
      response: '',
      owner: null,
      status: 'open',
      statusAt: null,
      reviewOn: null,
      links: [],
      origin: { type: 'blocker', id: 'b1' },
      suggestion: null,
      createdAt: clock.now(),
      createdBy: 'ana',
      deletedAt: null,
      sample: false,
    });
    expect(desk.boardActivity.of(id)).toMatchObject([{ kind: 'risk-added', by: 'ana', risk: id }]);
  });

  test('[M6] what is not a risk is refused by name and nothing is written', () => {
    const { desk, documents } = createPeer('ana');
    expect(addRisk(desk, { title: '  ' })).toEqual(refused({ type: 'NameMissing' }));
    const range = (field: string) => refused({ type: 'NumberOutOfRange', field, least: 1, most: 5 });
    expect(addRisk(desk, { title: 'x', likelihood: 6 as RiskStep })).toEqual(range('likelihood'));
    expect(addRisk(desk, { title: 'x', impact: 2.5 as RiskStep })).toEqual(range('impact'));
    expect(addRisk(desk, { title: 'x', status: 'gone' as 'open' })).toEqual(refused({ type: 'SettingGone', id: 'gone' }));
    expect(addRisk(desk, { title: 'x', reviewOn: '2026-02-30' })).toMatchObject({ error: { type: 'DayUnreadable' } });
    expect(addRisk(desk, { title: 'x', response: 'x'.repeat(2001) })).toMatchObject({ error: { type: 'TextTooLong' } });
    expect(addRisk(desk, { title: 'x', links: [{ kind: 'boss' as 'task', id: 't' }] })).toMatchObject({ ok: false });
    expect(addRisk(desk, { title: 'x', origin: { type: '', id: 'b' } })).toMatchObject({ ok: false });
    expect(documents.board.share.get('risks')?._map.size).toBe(0);
  });

  test('are edited field by field; a new status notes when it came', () => {
    const clock = aClock();
    const { desk } = createPeer('ana', { clock });
    const { id } = expectOk(addRisk(desk, { title: 'Peak', links: [{ kind: 'goal', id: 'g' }] }));
    clock.pass(1000);
    expectOk(editRisk(desk, id, { status: 'happened', links: [{ kind: 'task', id: 't' }] }));
    const edited = { status: 'happened', statusAt: clock.now(), title: 'Peak', links: [{ kind: 'task', id: 't' }] };
    expect(desk.risks.byId.get(id)).toMatchObject(edited);
    clock.pass(1000);
    expectOk(editRisk(desk, id, { owner: 'ben', likelihood: 5, reviewOn: '2026-06-01' }));
    expect(desk.risks.byId.get(id)).toMatchObject({ ...edited, owner: 'ben', likelihood: 5, impact: 3 });
    expectOk(editRisk(desk, id, { owner: null, reviewOn: null }));
    expect(desk.risks.byId.get(id)).toMatchObject({ owner: null, reviewOn: null });
    expect(editRisk(desk, id, { title: 'Peak', likelihood: 5 })).toEqual(nothing);
    expect(editRisk(desk, id, { title: '' })).toEqual(refused({ type: 'NameMissing' }));
    expect(editRisk(desk, 'none', {})).toEqual(refused({ type: 'RiskGone', id: 'none' }));
    expect(desk.boardActivity.of(id)[1]?.changes).toEqual([{ field: 'status', before: 'open', after: 'happened' }]);
  });

  test('what weighs most comes first and closed ones last; a closed one is never overdue', () => {
    const desk = aDesk();
    const add = (title: string, fields: Partial<RiskFields>) => expectOk(addRisk(desk, { title, ...fields })).id;
    add('closed', { likelihood: 5, impact: 5, status: 'closed' });
    add('often', { likelihood: 4, impact: 2 });
    add('ruinous', { likelihood: 2, impact: 4 });
    add('worst', { likelihood: 5, impact: 3 });
    expect(risksOf(desk).map(({ title }) => title)).toEqual(['worst', 'ruinous', 'often', 'closed']);
    expect([1, 2, 3, 4, 5].map((n) => riskLevel({ likelihood: n as RiskStep, impact: n as RiskStep }))).toEqual([
      'low',
      'low',
      'moderate',
      'severe',
      'severe',
    ]);
    expect([riskLevel({ likelihood: 2, impact: 5 }), riskLevel({ likelihood: 1, impact: 5 })]).toEqual(['high', 'moderate']);
    expect(isReviewOverdue({ status: 'open', reviewOn: '2026-05-19' }, '2026-05-20')).toBe(true);
    expect(isReviewOverdue({ status: 'open', reviewOn: '2026-05-20' }, '2026-05-20')).toBe(false);
    expect(isReviewOverdue({ status: 'closed', reviewOn: '2026-05-19' }, '2026-05-20')).toBe(false);
  });

  test('every suggestion can be entered as it is', () => {
    const desk = aDesk();
    for (const key of riskSuggestionKeys) expectOk(addRisk(desk, { title: key, ...riskSuggestions[key], suggestion: key }));
    expect(new Set(risksOf(desk).map(({ suggestion }) => suggestion))).toEqual(new Set(riskSuggestionKeys));
  });

  test('[M2][M7] go softly and come back; undo of adding one leaves what a colleague wrote into it', () => {
    const [ana, ben] = createPeers(2) as [Peer, Peer];
    const { id, change } = expectOk(addRisk(ana.desk, { title: 'Peak' }));
    ana.history.push(change);
    ana.history.push(expectOk(deleteRisks(ana.desk, [id])));
    expect(risksOf(ana.desk)).toEqual([]);
    expect(editRisk(ana.desk, id, { title: 'x' })).toEqual(refused({ type: 'RiskGone', id }));
    ana.history.undo();
    expect(risksOf(ana.desk)).toHaveLength(1);
    expectOk(deleteRisks(ana.desk, [id]));
    expectOk(restoreRisks(ana.desk, [id]));
    meet([ana, ben]);
    expectOk(editRisk(ben.desk, id, { response: 'Ask the agency' }));
    meet([ana, ben]);
    expect(ana.history.undo()).toMatchObject({ reverted: 0, kept: [{ kind: 'risk', id, field: 'record' }] });
    expect(risksOf(ana.desk)).toHaveLength(1);
  });

  test('[M8] one that another version wrote strangely is read as far as it goes, and said so', () => {
    const { desk, documents } = createPeer('ana');
    const { id } = expectOk(addRisk(desk, { title: 'Peak' }));
    const record = documents.board.getMap<{ set(key: string, value: unknown): void }>('risks').get(id);
    record?.set('likelihood', 9);
    record?.set('link:wish:w', true);
    record?.set('origin', 'blocker');
    expect(desk.risks.byId.get(id)).toMatchObject({ likelihood: 3, links: [], origin: null });
    expect(desk.risks.problems.get(id)).toMatchObject({ fields: ['likelihood', 'origin'], readable: true });
  });
});

describe('decisions', () => {
  test('are of today and of whom writes them down, unless said otherwise; the text is co-edited', () => {
    const { desk } = createPeer('ana');
    const { id } = expectOk(addDecision(desk, { title: 'Pay for nights', text: ' 20 % more ' }));
    expect(desk.decisions.byId.get(id)).toMatchObject({ title: 'Pay for nights', decidedOn: '2026-05-20', by: 'ana' });
    expect(decisionText(desk, id)?.toJSON()).toBe('20 % more');
    expect(addDecision(desk, { title: '' })).toEqual(refused({ type: 'NameMissing' }));
    expect(addDecision(desk, { title: 'x', decidedOn: 'soon' })).toMatchObject({ error: { type: 'DayUnreadable' } });
    expect(addDecision(desk, { title: 'x', supersedes: 'none' })).toEqual(refused({ type: 'DecisionGone', id: 'none' }));
    expect(decisionText(desk, 'none')).toBe(null);
  });

  test('a later one supersedes; when it goes, the earlier one is in force again', () => {
    const desk = aDesk();
    const first = expectOk(addDecision(desk, { title: 'A', decidedOn: '2026-05-01' })).id;
    const second = expectOk(addDecision(desk, { title: 'B', decidedOn: '2026-05-10', supersedes: first })).id;
    expect(supersededBy(desk, first).map(({ id }) => id)).toEqual([second]);
    expect(decisionsOf(desk).map(({ title }) => title)).toEqual(['B', 'A']);
    expectOk(deleteDecisions(desk, [second]));
    expect(supersededBy(desk, first)).toEqual([]);
    expectOk(restoreDecisions(desk, [second]));
    expect(supersededBy(desk, first)).toHaveLength(1);
  });

  test('[M6][M7] are edited and taken back field by field', () => {
    const { desk, history } = createPeer('ana');
    const { id } = expectOk(addDecision(desk, { title: 'A', links: [{ kind: 'risk', id: 'r' }] }));
    history.push(expectOk(editDecision(desk, id, { title: 'B', by: 'ben', decidedOn: '2026-05-01', links: [] })));
    expect(desk.decisions.byId.get(id)).toMatchObject({ title: 'B', by: 'ben', decidedOn: '2026-05-01', links: [] });
    history.undo();
    expect(desk.decisions.byId.get(id)).toMatchObject({ title: 'A', by: 'ana', links: [{ kind: 'risk', id: 'r' }] });
    expect(editDecision(desk, id, { title: 'A' })).toEqual(nothing);
    expect(editDecision(desk, 'none', {})).toEqual(refused({ type: 'DecisionGone', id: 'none' }));
  });

  test('two who supersede one decision without having seen each other are both seen', () => {
    const [ana, ben] = createPeers(2) as [Peer, Peer];
    const first = expectOk(addDecision(ana.desk, { title: 'A' })).id;
    meet([ana, ben]);
    for (const { desk, name } of [ana, ben]) expectOk(addDecision(desk, { title: name, supersedes: first }));
    meet([ana, ben]);
    for (const { desk } of [ana, ben]) expect(supersededBy(desk, first)).toHaveLength(2);
  });
});
