/** Commands met with anything at all. */
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import * as model from '../index.ts';
import { documentKinds } from '../documents.ts';
import { createPeer, everythingOn } from '../testing/peers.ts';
import type { Peer } from '../testing/peers.ts';
import { aRequisition, anApplication, expectOk } from '../testing/fixtures.ts';
import { Y, createDoc } from '../yjs.ts';

const runs = (count: number): number => count * Number(process.env['RUNS'] ?? 1);
vi.setConfig({ testTimeout: runs(120_000) });

/** Everything that is exported, takes a desk first and writes. */
const commands = [
  'createProject',
  'renameProject',
  'deleteProject',
  'createRequisition',
  'editRequisition',
  'setHeadcount',
  'requestRequisition',
  'confirmRequisition',
  'holdRequisition',
  'resumeRequisition',
  'cancelRequisition',
  'reorderRequisition',
  'deleteRequisitions',
  'restoreRequisitions',
  'addPerson',
  'editPerson',
  'editContact',
  'tagPersons',
  'setNextAction',
  'deletePersons',
  'restorePersons',
  'applyTo',
  'editApplication',
  'moveApplications',
  'setOutcome',
  'reopenApplications',
  'setStep',
  'assignApplications',
  'deleteApplications',
  'restoreApplications',
  'claimApplication',
  'releaseApplication',
  'resolveConflict',
  'noteKeyDate',
  'clearKeyDate',
  'chooseOpening',
  'editOpenings',
  'cancelOpenings',
  'reopenOpenings',
  'scheduleInterview',
  'editInterview',
  'setInterviewStatus',
  'deleteInterview',
  'addCost',
  'editCost',
  'refundCost',
  'deleteCost',
  'setTargets',
  'rebalance',
  'setMember',
  'setProfile',
  'removeMember',
  'restoreMember',
  'addDuty',
  'editDuty',
  'hideDuty',
  'showDuty',
  'acceptDuty',
  'setRaci',
  'setStage',
  'addReason',
  'editReason',
  'hideReason',
  'addChannel',
  'renameChannel',
  'hideChannel',
  'setTeam',
  'addRisk',
  'editRisk',
  'deleteRisks',
  'restoreRisks',
  'addDecision',
  'editDecision',
  'deleteDecisions',
  'restoreDecisions',
  'announce',
  'editAnnouncement',
  'pinAnnouncement',
  'withdrawAnnouncement',
  'readAnnouncements',
  'setCharter',
  'setBudget',
  'addKickoffItem',
  'editKickoffItem',
  'hideKickoffItem',
  'tickKickoffItem',
  'addLine',
  'moveLine',
  'linkLine',
  'tickLine',
  'dropLine',
  'removeLine',
  'makeTaskOfLine',
  'makeRiskOfLine',
  'reportStandup',
  'reopenReport',
  'setAway',
  'carryLines',
  'acceptDraft',
  'dismissDraft',
  'startMeeting',
  'takeOverMeeting',
  'giveTurn',
  'pauseMeeting',
  'resumeMeeting',
  'endMeeting',
  'attendMeeting',
  'placeInRound',
  'addTask',
  'editTask',
  'assignTasks',
  'rescheduleTasks',
  'prioritiseTasks',
  'putTasksToGoal',
  'setTaskStatus',
  'moveTasks',
  'addCheck',
  'editCheck',
  'tickCheck',
  'removeCheck',
  'linkTask',
  'unlinkTask',
  'deleteTasks',
  'restoreTasks',
  'addGoal',
  'editGoal',
  'deleteGoals',
  'restoreGoals',
  'addMilestone',
  'editMilestone',
  'reachMilestone',
  'deleteMilestones',
  'restoreMilestones',
  'removeSample',
  'clearTwins',
  'setUpRetro',
  'moveRetroTo',
  'setRetroTimer',
  'discussRetroGroup',
  'setRetroReady',
  'addRetroCard',
  'publishRetroCards',
  'publishLeftRetroDraft',
  'moveRetroCard',
  'removeRetroCard',
  'groupRetroCards',
  'ungroupRetroCard',
  'nameRetroGroup',
  'voteInRetro',
  'unvoteInRetro',
  'addRetroAction',
  'editRetroAction',
  'removeRetroAction',
  'makeRetroTasks',
  'draftSummary',
  'freezeSummary',
  'unfreezeSummary',
] as const;
type AnyCommand = (desk: model.Desk, ...input: readonly unknown[]) => model.Result<unknown, model.Refusal>;

function aBoard(): { peer: Peer; ids: readonly string[] } {
  const peer = createPeer('ana', { seed: 7 });
  const requisition = aRequisition(peer.desk);
  const application = anApplication(peer.desk, { requisition });
  const gone = anApplication(peer.desk, { requisition, name: 'Gone' });
  model.deletePersons(peer.desk, [peer.desk.applications.byId.get(gone)?.person ?? '']);
  const project = expectOk(model.createProject(peer.desk, { name: '618' })).id;
  model.setProfile(peer.desk, 'ana', { jobRole: 'recruiter' });
  const interview = expectOk(model.scheduleInterview(peer.desk, { application, at: 1e12 })).id;
  const cost = expectOk(model.addCost(peer.desk, { kind: 'one-off', amount: 5, on: '2026-05-05' })).id;
  expectOk(model.noteKeyDate(peer.desk, application, { kind: 'arrived', at: 1e12 }));
  const goal = expectOk(model.addGoal(peer.desk, { title: 'Fill every opening' })).id;
  const milestone = expectOk(model.addMilestone(peer.desk, { title: 'Offers' })).id;
  const task = expectOk(
    model.addTask(peer.desk, { title: 'Call', checklist: ['Number'], repeat: { every: 'week', interval: 1 } }),
  ).id;
  const known = peer.desk.applications.byId.get(application);
  const columns = model.templateColumns('keep-problem-try');
  expectOk(model.setUpRetro(peer.desk, { template: 'keep-problem-try', columns, votes: 2, anonymous: false }));
  for (const phase of ['reveal', 'group', 'vote'] as const) expectOk(model.moveRetroTo(peer.desk, phase));
  const card = expectOk(model.addRetroCard(peer.desk, { retro: 'p/2026-W21', column: 'keep', text: 'Late' })).id;
  return {
    peer,
    ids: [
      requisition,
      application,
      gone,
      known?.person ?? '',
      known?.head.id ?? '',
      'nobody',
      'screening',
      'referral',
      'rejected-salary',
      'team',
      'ana',
      'recruiter',
      'recruiter.screening',
      'R',
      project,
      goal,
      milestone,
      task,
      `${task}~1`,
      peer.desk.tasks.byId.get(task)?.checklist[0]?.id ?? '',
      expectOk(model.addRisk(peer.desk, { title: 'Peak' })).id,
      expectOk(model.addDecision(peer.desk, { title: 'Nights' })).id,
      expectOk(model.announce(peer.desk, { title: 'Hello' })).id,
      'kickoff.goal',
      card,
      'discuss',
      'keep',
      expectOk(model.addLine(peer.desk, { day: '2026-05-05', section: 'plan' })).id,
      interview,
      cost,
      `${requisition}-1`,
      known?.keyDates[0]?.id ?? '',
      'attended',
    ],
  };
}

const strange = (ids: readonly string[]): fc.Arbitrary<unknown> =>
  fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...ids) },
    { weight: 3, arbitrary: fc.array(fc.constantFrom(...ids), { maxLength: 3 }) },
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.constantFrom('', '   ', '\ud800', 'x'.repeat(300_000), '__proto__', 'constructor', '2026-02-30', '2026-05-05'),
    fc.constantFrom(NaN, Infinity, -Infinity, -0, 0, 1, 2.5, 501, Number.MAX_SAFE_INTEGER, 1e308),
    fc.constantFrom(null, undefined, true, false),
  );

/** Fields as the commands know them, each mostly plausible and sometimes anything. */
function strangeFields(ids: readonly string[]): fc.Arbitrary<unknown> {
  const [requisition, application, , person] = ids;
  const plausible: Record<string, readonly unknown[]> = {
    ...{
      name: ['Li', '𠮷'],
      title: ['Host'],
      headcount: [1, 4],
      stage: ['interview', 'offer'],
      place: ['end', { before: application }],
      outcome: ['rejected', 'joined'],
    },
    ...{
      reason: ['rejected-salary', 'later'],
      person: [person, { name: 'Wu' }],
      contact: [{ phone: '1' }],
      apply: [{ requisition }],
      requisition: [requisition, { title: 'Host' }],
    },
    ...{
      channel: ['referral'],
      appliedAt: [1e12],
      text: ['Call'],
      dueOn: ['2026-05-05'],
      add: [['a', 'b']],
      remove: [['a']],
      colour: [3],
      limitDays: [4, null],
      workLimit: [9],
    },
    ...{
      timeZone: ['Europe/Berlin'],
      note: ['Hello'],
      tags: [['a']],
      targetOn: ['2026-06-18'],
      as: ['confirmed'],
      city: ['Wuhan'],
      experienceYears: [3],
      hidden: [true],
      takeOver: [true],
    },
    ...{
      likelihood: [4],
      impact: [2],
      status: ['watching'],
      response: ['Ask the agency'],
      reviewOn: ['2026-06-01'],
      links: [[{ kind: 'risk', id: 'nobody' }]],
      origin: [{ type: 'blocker', id: 'b' }],
      decidedOn: ['2026-05-05'],
      startsOn: ['2026-05-01', null],
      endsOn: ['2026-06-20', '2026-04-01'],
      amount: [200_000, null],
      pinned: [true],
      project: [null],
      by: ['ana'],
      jobRole: ['recruiter', null],
      specialty: ['channels', null],
      joinedOn: ['2026-05-05', null],
      member: ['ana'],
    },
    ...{
      retro: ['p/2026-W21'],
      project: ['p'],
      month: ['2026-05'],
      values: [{ a: 1, b: 'x' }],
      costs: [null, { c: 1 }],
      overview: ['Words'],
      column: ['keep'],
      template: ['sailboat'],
      columns: [[{ id: 'a', title: 'A' }], [null], [{ id: 'a' }, { id: 'a' }]],
      votes: [1],
      topic: ['a'],
      day: ['2026-05-05'],
      section: ['plan', 'done', 'parking'],
      members: [['ana', 'ben']],
      order: ['random'],
      seconds: [60],
      key: ['added'],
      until: [5],
      line: [{ id: 'x', since: '2026-05-04' }],
    },
    ...{
      kind: ['arrived', 'start-planned', 'one-off', 'package'],
      at: [1e12],
      on: ['2026-05-05'],
      until: ['2026-05-09', null],
      amount: [3, 2.5, 200_000, null],
      round: [2],
      type: ['video'],
      minutes: [30],
      interviewers: [['ana']],
      application: [application],
    },
    ...{ to: ['ana'], cycleDays: [20], arrivalRate: [0.5], capacity: [9], requestedAt: [1e12] },
  };
  const fields = Object.entries(plausible).map(([name, values]) => [
    name,
    fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...values) }, { weight: 1, arbitrary: strange(ids) }),
  ]);
  return fc.record(Object.fromEntries(fields) as Record<string, fc.Arbitrary<unknown>>, { requiredKeys: [] });
}

const strangeInput = (ids: readonly string[]): fc.Arbitrary<unknown> =>
  fc.oneof({ weight: 3, arbitrary: strangeFields(ids) }, { weight: 2, arbitrary: strange(ids) });

const bytesOf = (peer: Peer): string =>
  documentKinds.map((kind) => Buffer.from(Y.encodeStateAsUpdate(peer.documents[kind])).toString('base64')).join(' ');

describe('input of any kind', () => {
  test('[M6] a command never throws; a refused one has written nothing; a taken one reads the same on another replica', () => {
    const { ids } = aBoard();
    let [taken, refused] = [0, 0];
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(...commands), fc.array(strangeInput(ids), { minLength: 1, maxLength: 4 })), {
          minLength: 1,
          maxLength: 8,
          size: 'max',
        }),
        (calls) => {
          const { peer } = aBoard();
          for (const [name, input] of calls) {
            const before = bytesOf(peer);
            // A missing argument is for the type checker; anything else may be in it.
            const given = [0, 1, 2, 3].map((index) => input[index] ?? {});
            const result = (model[name] as AnyCommand)(peer.desk, ...given);
            if (result.ok) taken++;
            else {
              refused++;
              expect(bytesOf(peer)).toBe(before);
              expect(typeof result.error.type).toBe('string');
            }
          }
          const documents = Object.fromEntries(documentKinds.map((kind) => [kind, createDoc()])) as unknown as Peer['documents'];
          for (const kind of documentKinds) Y.applyUpdate(documents[kind], Y.encodeStateAsUpdate(peer.documents[kind]));
          const elsewhere = model.openDesk(documents, { user: 'ben', now: peer.desk.now });
          expect(everythingOn(elsewhere)).toEqual(everythingOn(peer.desk));
          const standup = model.standupOf(peer.documents.week);
          for (const live of [
            peer.desk.applications,
            peer.desk.persons,
            peer.desk.requisitions,
            peer.desk.openings,
            peer.desk.members,
            peer.desk.duties,
            peer.desk.accepted,
            peer.desk.raci,
            peer.desk.risks,
            peer.desk.decisions,
            peer.desk.announcements,
            peer.desk.charter,
            peer.desk.kickoff,
            peer.desk.budget,
            peer.desk.stages,
            peer.desk.reasons,
            peer.desk.channels,
            standup.lines,
            standup.reports,
            standup.acts,
            peer.desk.tasks,
            peer.desk.goals,
            peer.desk.milestones,
            peer.desk.interviews,
            peer.desk.costs,
            peer.desk.targets,
          ]) {
            expect([...live.problems]).toEqual([]);
          }
        },
      ),
      { numRuns: runs(120) },
    );
    expect(Math.min(taken, refused)).toBeGreaterThan(10);
  });

  test('[M6] an import takes what it can, names each row it cannot, and never throws', async () => {
    const { ids } = aBoard();
    const aRow = fc.oneof(
      strangeInput(ids),
      fc.record({
        importKey: strange(ids),
        person: fc.record({ name: strange(ids) }),
        apply: fc.option(fc.record({ requisition: strangeInput(ids), channel: strange(ids) }), { nil: undefined }),
      }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(aRow, { maxLength: 12 }), async (rows) => {
        const { peer } = aBoard();
        const before = peer.desk.persons.byId.size;
        const result = await model.importPeople(peer.desk, rows as unknown as model.ImportRow[], { chunk: 5 });
        if (!result.ok) throw new Error('refused as a whole');
        const { added, skipped, refused } = result.value;
        expect(added + skipped + refused.length).toBe(rows.length);
        expect(peer.desk.persons.byId.size).toBe(before + added);
        expect([...peer.desk.persons.problems, ...peer.desk.applications.problems]).toEqual([]);
      }),
      { numRuns: runs(150) },
    );
  });
});
