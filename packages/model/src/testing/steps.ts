/** What people do, drawn at random: every command, with ids chosen among what the one who acts sees. */
import fc from 'fast-check';
import {
  acceptDuty,
  addCheck,
  addGoal,
  addMilestone,
  addTask,
  deleteGoals,
  deleteTasks,
  editGoal,
  editMilestone,
  editTask,
  moveTasks,
  reachMilestone,
  removeCheck,
  setTaskStatus,
  taskStatuses,
  tickCheck,
  addDecision,
  addCost,
  addDuty,
  addKickoffItem,
  addPerson,
  addReason,
  addRisk,
  announce,
  applyTo,
  assignApplications,
  cancelOpenings,
  cancelRequisition,
  chooseOpening,
  claimApplication,
  clearKeyDate,
  clearTwins,
  confirmRequisition,
  createRequisition,
  deleteApplications,
  deleteDecisions,
  deleteCost,
  deleteInterview,
  deletePersons,
  deleteRequisitions,
  deleteRisks,
  dutiesOf,
  editAnnouncement,
  editApplication,
  editContact,
  editDecision,
  editCost,
  editDuty,
  editKickoffItem,
  editInterview,
  editOpenings,
  editPerson,
  editReason,
  editRequisition,
  editRisk,
  hideChannel,
  hideDuty,
  hideKickoffItem,
  holdRequisition,
  importPeople,
  moveApplications,
  noteKeyDate,
  personNotes,
  pinAnnouncement,
  readAnnouncements,
  rebalance,
  refundCost,
  releaseApplication,
  removeMember,
  removeSample,
  renameChannel,
  reopenApplications,
  reopenOpenings,
  reorderRequisition,
  resolveConflict,
  restoreApplications,
  restoreDecisions,
  restoreMember,
  restorePersons,
  restoreRequisitions,
  restoreRisks,
  resumeRequisition,
  setBudget,
  setCharter,
  scheduleInterview,
  setHeadcount,
  setInterviewStatus,
  setMember,
  setNextAction,
  setOutcome,
  setProfile,
  setRaci,
  setStage,
  setStep,
  setTargets,
  setTeam,
  showDuty,
  tagPersons,
  tickKickoffItem,
  withdrawAnnouncement,
} from '../index.ts';
import type { Change, Desk, Place, Refusal, Result } from '../index.ts';
import { applicationStageKeys, builtInReasons, outcomeKeys, stageKeys, stepKeysByStage } from '../records/stages.ts';
import { riskStatuses, riskSteps } from '../records/risk.ts';
import { keyDateKinds } from '../records/application.ts';
import { costKinds } from '../records/cost.ts';
import { interviewStatuses } from '../records/interview.ts';
import { jobRoles } from '../records/member.ts';
import { raciLetters } from '../records/raci.ts';
import type { Peer } from './peers.ts';

/** Four numbers in [0, 1) that decide the details. */
export type Draws = readonly [number, number, number, number];
type Outcome = Result<Change | { readonly change: Change | null }, Refusal>;
type Act = (desk: Desk, draws: Draws) => Outcome | Promise<Outcome>;

const pick = <T>(from: readonly T[], draw: number): T => from[Math.floor(draw * from.length)] as T;
const keys = (live: { readonly byId: ReadonlyMap<string, unknown> }): readonly string[] => [...live.byId.keys()].sort();
/** An id, mostly of something there; sometimes of nothing. */
const id = (from: readonly string[], draw: number): string =>
  from.length === 0 || draw > 0.97 ? 'nobody' : pick(from, draw / 0.97);
const some = (from: readonly string[], draws: Draws): readonly string[] =>
  from.filter((_, index) => ((index + 1) * 7.31 * draws[0] + draws[1]) % 1 < 0.4);
const present = (live: { readonly byId: ReadonlyMap<string, { readonly deletedAt: number | null }> }): readonly string[] =>
  keys(live).filter((key) => live.byId.get(key)?.deletedAt === null);
const gone = (live: { readonly byId: ReadonlyMap<string, { readonly deletedAt: number | null }> }): readonly string[] =>
  keys(live).filter((key) => live.byId.get(key)?.deletedAt !== null);
const word = (draw: number): string => pick(['直播', 'night', '客服', 'ready', 'b', '𠮷'], draw);
const place = (ids: readonly string[], draw: number): Place<string> =>
  draw < 0.25
    ? 'top'
    : draw < 0.4
      ? 'end'
      : draw < 0.7
        ? { before: id(ids, (draw - 0.4) / 0.3) }
        : { after: id(ids, (draw - 0.7) / 0.3) };

const users = ['ana', 'ben', 'chen', 'dora', 'eve'];

export const acts: Readonly<Record<string, Act>> = {
  createRequisition: (desk, [a, b]) =>
    createRequisition(desk, {
      title: `Post ${word(a)}`,
      headcount: 1 + Math.floor(b * 3),
      as: pick(['draft', 'requested', 'confirmed'], a),
    }),
  editRequisition: (desk, [a, b]) => editRequisition(desk, id(keys(desk.requisitions), a), { department: word(b) }),
  setHeadcount: (desk, [a, b]) => setHeadcount(desk, id(keys(desk.requisitions), a), 1 + Math.floor(b * 5)),
  actOnRequisition: (desk, [a, b]) => {
    const requisition = id(keys(desk.requisitions), a);
    return b < 0.4
      ? confirmRequisition(desk, requisition)
      : b < 0.7
        ? holdRequisition(desk, requisition, 'later')
        : b < 0.93
          ? resumeRequisition(desk, requisition)
          : cancelRequisition(desk, requisition);
  },
  reorderRequisition: (desk, [a, b]) =>
    reorderRequisition(desk, id(present(desk.requisitions), a), place(present(desk.requisitions), b)),
  deleteRequisition: (desk, [a, b]) =>
    b < 0.4
      ? deleteRequisitions(desk, [id(present(desk.requisitions), a)])
      : restoreRequisitions(desk, [id(gone(desk.requisitions), a)]),
  addPerson: (desk, [a, b, c]) =>
    addPerson(desk, {
      person: { name: word(a), city: word(b) },
      sample: c < 0.2,
      contact: { phone: '138 0000 0000' },
      tags: [word(c)],
      ...(a < 0.8 && { apply: { requisition: id(present(desk.requisitions), b) } }),
    }),
  applyTo: (desk, [a, b]) =>
    applyTo(desk, { person: id(present(desk.persons), a), requisition: id(present(desk.requisitions), b) }),
  editPerson: (desk, [a, b, c]) =>
    editPerson(
      desk,
      id(present(desk.persons), a),
      b < 0.5 ? { city: word(c) } : { name: word(c), experienceYears: Math.floor(b * 9) },
    ),
  editContact: (desk, [a, b]) => editContact(desk, id(present(desk.persons), a), { email: `${word(b)}@example.com` }),
  tag: (desk, draws) =>
    tagPersons(
      desk,
      some(present(desk.persons), draws),
      draws[2] < 0.6 ? { add: [word(draws[3])] } : { remove: [word(draws[3])] },
    ),
  nextAction: (desk, draws) =>
    setNextAction(
      desk,
      some(present(desk.persons), draws),
      draws[2] < 0.7 ? { text: word(draws[3]), dueOn: '2026-06-01' } : null,
    ),
  deletePersons: (desk, [a, b]) =>
    b < 0.4 ? deletePersons(desk, [id(present(desk.persons), a)]) : restorePersons(desk, [id(gone(desk.persons), a)]),
  deleteApplications: (desk, [a, b]) =>
    b < 0.4
      ? deleteApplications(desk, [id(present(desk.applications), a)])
      : restoreApplications(desk, [id(gone(desk.applications), a)]),
  move: (desk, [a, b, c]) =>
    moveApplications(desk, [id(present(desk.applications), a)], {
      stage: pick(applicationStageKeys, b),
      place: place(desk.columns.inStage(pick(applicationStageKeys, b)), c),
    }),
  moveMany: (desk, draws) => {
    const stage = pick(applicationStageKeys, draws[2]);
    return moveApplications(desk, some(present(desk.applications), draws), {
      stage,
      place: place(desk.columns.inStage(stage), draws[3]),
    });
  },
  setOutcome: (desk, draws) => {
    const outcome = pick(outcomeKeys, draws[2]);
    return setOutcome(desk, some(present(desk.applications), draws).slice(0, 3), {
      outcome,
      reason: builtInReasons[outcome][0] ?? null,
    });
  },
  reopen: (desk, draws) => reopenApplications(desk, some(present(desk.applications), draws)),
  assign: (desk, draws) =>
    assignApplications(desk, some(present(desk.applications), draws), draws[2] < 0.2 ? null : word(draws[3])),
  editApplication: (desk, [a, b]) =>
    editApplication(
      desk,
      id(present(desk.applications), a),
      b < 0.5 ? { channel: 'referral' } : { requisition: id(present(desk.requisitions), b * 2 - 1) },
    ),
  keyDate: (desk, [a, b, c, d]) => {
    const application = id(present(desk.applications), a);
    const known = desk.applications.byId.get(application)?.keyDates ?? [];
    if (d < 0.25) return clearKeyDate(desk, application, known.length === 0 ? 'nothing' : pick(known, b).id);
    const kind = pick(keyDateKinds, b);
    const at = desk.now() - Math.floor(c * 9 * 86_400_000);
    return noteKeyDate(desk, application, { kind, at, on: pick(['2026-06-01', '2026-06-08'], c) });
  },
  chooseOpening: (desk, [a, b]) => {
    const application = id(present(desk.applications), a);
    const { requisition } = desk.applications.byId.get(application) ?? { requisition: '' };
    return chooseOpening(desk, application, b < 0.2 ? null : `${requisition}-${1 + Math.floor(b * 4)}`);
  },
  opening: (desk, [a, b, c]) => {
    const opening = id(keys(desk.openings), a);
    if (c < 0.3) return cancelOpenings(desk, [opening]);
    if (c < 0.6) return reopenOpenings(desk, [opening]);
    return editOpenings(desk, [opening], b < 0.5 ? { requestedAt: desk.now() - b * 1e9 } : { targetOn: '2026-06-18' });
  },
  schedule: (desk, [a, b, c]) =>
    scheduleInterview(desk, {
      application: id(present(desk.applications), a),
      at: desk.now() + Math.floor((b - 0.5) * 9 * 86_400_000),
      interviewers: users.filter((_, index) => (index * 0.31 + c) % 1 < 0.4),
    }),
  interview: (desk, [a, b, c]) => {
    const interview = id(present(desk.interviews), a);
    if (b < 0.4) return setInterviewStatus(desk, interview, pick(interviewStatuses, c));
    if (b < 0.5) return deleteInterview(desk, interview);
    return editInterview(
      desk,
      interview,
      c < 0.5 ? { at: desk.now() + Math.floor(c * 1e9) } : { interviewers: [pick(users, c)] },
    );
  },
  addCost: (desk, [a, b, c]) =>
    c < 0.6
      ? addCost(desk, {
          kind: pick(costKinds, a),
          amount: 1 + Math.floor(b * 99_999) / 100,
          on: '2026-05-01',
          until: '2026-06-30',
          requisition: c < 0.2 ? id(present(desk.requisitions), a) : null,
        })
      : refundCost(desk, id(present(desk.costs), a), { amount: 1 + Math.floor(b * 900) / 100, on: '2026-05-09' }),
  cost: (desk, [a, b, c]) => {
    const cost = id(present(desk.costs), a);
    return b < 0.3
      ? deleteCost(desk, cost)
      : editCost(desk, cost, b < 0.7 ? { amount: 1 + Math.floor(c * 99) } : { note: word(c) });
  },
  rebalance: (desk, [a, b, c]) =>
    rebalance(desk, [
      { application: id(present(desk.applications), a), to: id(present(desk.members), b) },
      { requisition: id(present(desk.requisitions), c), to: id(present(desk.members), b) },
    ]),
  targets: (desk, [a]) => setTargets(desk, a < 0.5 ? { cycleDays: 20 + Math.floor(a * 20) } : { arrivalRate: a }),
  setStep: (desk, [a, b]) => {
    const application = id(present(desk.applications), a);
    const steps = stepKeysByStage[desk.applications.byId.get(application)?.stage ?? 'offer'];
    return setStep(desk, application, steps.length === 0 || b > 0.8 ? null : pick<(typeof steps)[number]>(steps, b));
  },
  claim: (desk, [a, b]) =>
    b < 0.7
      ? claimApplication(desk, id(present(desk.applications), a), { takeOver: b < 0.3 })
      : releaseApplication(desk, id(present(desk.applications), a)),
  resolve: (desk, [a, b]) => {
    const disputed = present(desk.applications).filter((key) => (desk.applications.byId.get(key)?.conflict.length ?? 0) > 0);
    const application = desk.applications.byId.get(id(disputed, a * 0.97));
    if (application === undefined) return resolveConflict(desk, 'nobody', 'no move');
    return resolveConflict(desk, application.id, pick([application.head, ...application.conflict], b).id);
  },
  import: (desk, [a, b]) => {
    const rows = Array.from({ length: 3 }, (_, index) => ({
      importKey: `row ${Math.floor(a * 3) + index}`,
      person: { name: `${word(b)} ${index}` },
      apply: { requisition: { title: `Post ${word(b)}` } },
    }));
    return importPeople(desk, rows, { chunk: 2 });
  },
  settings: (desk, [a, b]) =>
    a < 0.2
      ? setMember(desk, { name: word(b), colour: Math.floor(b * 9) })
      : a < 0.4
        ? setStage(desk, 'screening', { limitDays: b < 0.3 ? null : 1 + Math.floor(b * 9) })
        : a < 0.6
          ? addReason(desk, { outcome: 'rejected', name: word(b) })
          : a < 0.8
            ? renameChannel(desk, 'referral', word(b))
            : setTeam(desk, { name: word(b) }),
  editReason: (desk, [a, b]) => editReason(desk, id(keys(desk.reasons), a), b < 0.6 ? { name: word(b) } : { hidden: b < 0.8 }),
  hideChannel: (desk, [a, b]) => hideChannel(desk, id(keys(desk.channels), a), b < 0.6),
  removeSample: (desk) => removeSample(desk),
  clearTwins: (desk, [a, b, c, d]) =>
    clearTwins(desk, {
      persons: c < 0.8 ? [{ kept: id(present(desk.persons), a), spare: id(present(desk.persons), b) }] : [],
      requisitions: c > 0.4 ? [{ kept: id(present(desk.requisitions), b), spare: id(present(desk.requisitions), d) }] : [],
    }),
  profile: (desk, [a, b, c]) =>
    setProfile(
      desk,
      pick(users, a),
      c < 0.4
        ? { jobRole: pick(jobRoles, b) }
        : c < 0.5
          ? { capacity: 1 + Math.floor(b * 30) }
          : c < 0.8
            ? { specialty: word(b) }
            : { joinedOn: '2026-05-01' },
    ),
  membership: (desk, [a, b]) => (b < 0.4 ? removeMember : restoreMember)(desk, id(keys(desk.members), a)),
  addDuty: (desk, [a, b, c]) =>
    addDuty(desk, {
      ...(c < 0.7 ? { jobRole: pick(jobRoles, b) } : { member: id(present(desk.members), b) }),
      text: word(a),
      place: place(keys(desk.duties), c),
    }),
  editDuty: (desk, [a, b, c]) => {
    const duty = id(keys(desk.duties), a);
    if (c < 0.2) return hideDuty(desk, duty);
    if (c < 0.3) return showDuty(desk, duty);
    return editDuty(desk, duty, c < 0.7 ? { text: word(b) } : { place: place(keys(desk.duties), b) });
  },
  acceptDuty: (desk, [a, b]) =>
    acceptDuty(
      desk,
      id(
        dutiesOf(desk, desk.user).map((duty) => duty.id),
        a,
      ),
      b < 0.7,
    ),
  addRisk: (desk, [a, b, c]) =>
    addRisk(desk, { title: word(a), likelihood: pick(riskSteps, b), links: [{ kind: 'person', id: id(keys(desk.persons), c) }] }),
  editRisk: (desk, [a, b, c]) => {
    const risk = id(keys(desk.risks), a);
    if (c < 0.2) return deleteRisks(desk, [risk]);
    if (c < 0.35) return restoreRisks(desk, [id(gone(desk.risks), a)]);
    return editRisk(desk, risk, c < 0.7 ? { status: pick(riskStatuses, b) } : { response: word(b), links: [] });
  },
  addDecision: (desk, [a, b, c]) =>
    addDecision(desk, { title: word(a), text: word(b), ...(c < 0.4 && { supersedes: id(present(desk.decisions), b) }) }),
  editDecision: (desk, [a, b, c]) => {
    const decision = id(keys(desk.decisions), a);
    if (c < 0.2) return deleteDecisions(desk, [decision]);
    if (c < 0.35) return restoreDecisions(desk, [id(gone(desk.decisions), a)]);
    return editDecision(desk, decision, c < 0.7 ? { title: word(b) } : { by: pick(users, b) });
  },
  announce: (desk, [a, b, c]) =>
    announce(desk, { title: word(a), text: word(b), project: c < 0.5 ? null : id(present(desk.projects), b) }),
  editAnnouncement: (desk, [a, b, c]) => {
    const announcement = id(present(desk.announcements), a);
    if (c < 0.3) return editAnnouncement(desk, announcement, { title: word(b) });
    if (c < 0.5) return pinAnnouncement(desk, announcement, b < 0.6);
    if (c < 0.6) return withdrawAnnouncement(desk, announcement);
    if (c < 0.7) return withdrawAnnouncement(desk, id(gone(desk.announcements), a), false);
    return readAnnouncements(desk, present(desk.announcements));
  },
  charter: (desk, [a, b, c]) =>
    c < 0.3
      ? setCharter(desk, { startsOn: '2026-05-01', headcount: 1 + Math.floor(b * 9) })
      : c < 0.5
        ? setCharter(desk, { endsOn: a < 0.5 ? '2026-06-18' : null })
        : setBudget(desk, { amount: Math.floor(b * 1000), note: word(a) }),
  kickoff: (desk, [a, b, c]) => {
    const item = id(keys(desk.kickoff), a);
    if (c < 0.4) return tickKickoffItem(desk, item, b < 0.7);
    if (c < 0.5) return hideKickoffItem(desk, item, b < 0.7);
    if (c < 0.7) return addKickoffItem(desk, { text: word(b) });
    return editKickoffItem(desk, item, c < 0.85 ? { text: word(b) } : { place: place(keys(desk.kickoff), b) });
  },
  addTask: (desk, [a, b, c]) =>
    addTask(desk, {
      title: word(a),
      checklist: ['one', 'two'],
      ...(b < 0.5 && { repeat: { every: 'week', interval: 1 } }),
      ...(c < 0.3 && { goal: id(present(desk.goals), c) }),
    }),
  taskStatus: (desk, [a, b]) => setTaskStatus(desk, [id(present(desk.tasks), a)], pick(taskStatuses, b)),
  moveTasks: (desk, [a, b, c]) =>
    moveTasks(desk, [id(present(desk.tasks), a)], { status: pick(taskStatuses, b), place: place(present(desk.tasks), c) }),
  editTask: (desk, [a, b, c]) => {
    const task = id(present(desk.tasks), a);
    if (c < 0.2) return deleteTasks(desk, [task]);
    return editTask(desk, task, c < 0.5 ? { title: word(b) } : c < 0.8 ? { dueOn: '2026-06-01' } : { assignee: pick(users, b) });
  },
  checklist: (desk, [a, b, c]) => {
    const task = desk.tasks.byId.get(id(present(desk.tasks), a));
    const checks = task?.checklist ?? [];
    const check = checks[Math.floor(b * checks.length)];
    if (task === undefined || c < 0.3 || check === undefined) return addCheck(desk, task?.id ?? 'nobody', { text: word(b) });
    return c < 0.8 ? tickCheck(desk, task.id, check.id, !check.done) : removeCheck(desk, task.id, check.id);
  },
  goals: (desk, [a, b, c]) =>
    c < 0.4
      ? addGoal(desk, { title: word(a) })
      : c < 0.9
        ? editGoal(desk, id(present(desk.goals), a), b < 0.6 ? { parent: id(present(desk.goals), b) } : { value: b })
        : deleteGoals(desk, [id(present(desk.goals), a)]),
  milestones: (desk, [a, b, c]) =>
    c < 0.4
      ? addMilestone(desk, { title: word(a) })
      : c < 0.8
        ? reachMilestone(desk, id(present(desk.milestones), a), b < 0.6)
        : editMilestone(desk, id(present(desk.milestones), a), { title: word(b) }),
  raci: (desk, [a, b, c, d]) =>
    setRaci(
      desk,
      id(present(desk.projects), a),
      id(present(desk.members), b),
      pick(stageKeys, c),
      pick([...raciLetters, null], d),
    ),
};

/** Types into somebody's notes, as the text field does. */
export function typeNotes(peer: Peer, [a, b]: Draws, text: string): boolean {
  const notes = personNotes(peer.desk, id(keys(peer.desk.persons), a));
  notes?.insert(Math.floor(b * (notes.length + 1)), text);
  return notes !== null;
}

export const someDraws = fc.tuple(
  ...Array.from({ length: 4 }, () => fc.integer({ min: 0, max: 999 }).map((n) => n / 1000)),
) as unknown as fc.Arbitrary<Draws>;

export interface Step {
  readonly type: string;
  readonly peer: number;
  readonly draws: Draws;
}

const often: readonly (readonly [string, number])[] = [
  ['move', 12],
  ['moveMany', 6],
  ['editPerson', 4],
  ['tag', 3],
  ['setOutcome', 3],
  ['resolve', 3],
  ['undo', 12],
  ['redo', 5],
  ['overtake', 6],
  ['deliver', 9],
  ['meet', 1],
  ['type', 3],
];
const common = often.flatMap(([type, times]) => Array.from({ length: times }, () => type));
export const aStep: fc.Arbitrary<Step> = fc.record({
  type: fc.constantFrom(...Object.keys(acts), ...common),
  peer: fc.nat(4),
  draws: someDraws,
});
