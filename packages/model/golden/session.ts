/** A short working day of two recruiters that writes every kind of record. Ids, ranks and times repeat, so the documents do. */
import {
  acceptDuty,
  addChannel,
  addDuty,
  addReason,
  applyTo,
  assignApplications,
  claimApplication,
  createProject,
  createRequisition,
  deletePersons,
  editContact,
  editDuty,
  editPerson,
  hideDuty,
  holdRequisition,
  importPeople,
  moveApplications,
  personNotes,
  removeMember,
  setHeadcount,
  setMember,
  setNextAction,
  setOutcome,
  setProfile,
  setRaci,
  setStage,
  setStep,
  setTeam,
  tagPersons,
} from '../src/index.ts';
import type { Desk } from '../src/index.ts';
import { aClock, addedPerson, createPeers, expectOk, meet } from '../src/testing/index.ts';
import type { Peer } from '../src/testing/index.ts';

/** Who does what, and answers for which stage. The second desk is that of `ben`, who hears of it when they meet. */
function teamUp(desk: Desk, ben: Desk, project: string): void {
  expectOk(setProfile(desk, 'ana', { jobRole: 'project-manager', joinedOn: '2026-05-04' }));
  expectOk(setProfile(ben, 'ben', { jobRole: 'recruiter', specialty: 'channels' }));
  expectOk(setProfile(desk, 'chen', { jobRole: 'interviewer' }));
  expectOk(removeMember(desk, 'chen'));
  expectOk(addDuty(desk, { jobRole: 'recruiter', text: '维护夜市渠道', place: { after: 'recruiter.channels' } }));
  expectOk(addDuty(desk, { member: 'ana', text: '带新人' }));
  expectOk(editDuty(desk, 'recruiter.screening', { text: '当天筛完简历', place: 'top' }));
  expectOk(hideDuty(desk, 'interviewer.times'));
  expectOk(acceptDuty(desk, 'project-manager.goals', true));
  expectOk(acceptDuty(ben, 'recruiter.screening', true));
  expectOk(setRaci(desk, project, 'ana', 'screening', 'A'));
}

export async function workADay(): Promise<Peer> {
  const clock = aClock();
  const peers = createPeers(2, { clock, seed: 20_260_520 });
  const [{ desk, history }, ben] = peers as [Peer, Peer];
  const later = (minutes: number): void => clock.pass(minutes * 60_000);
  for (const peer of peers) expectOk(setMember(peer.desk, { name: peer.name, colour: 2 }));
  expectOk(setTeam(desk, { name: '招聘一组', timeZone: 'Asia/Shanghai' }));
  expectOk(setStage(desk, 'interview', { name: '面试', limitDays: 5, workLimit: 20 }));
  expectOk(setStage(desk, 'offer', { limitDays: null }));
  expectOk(addReason(desk, { outcome: 'rejected', name: '不接受夜班' }));
  const channel = expectOk(addChannel(desk, '夜市摆摊')).id;
  const project = expectOk(createProject(desk, { name: '618' })).id;
  teamUp(desk, ben.desk, project);
  const host = expectOk(
    createRequisition(desk, {
      title: '直播运营',
      headcount: 2,
      as: 'confirmed',
      targetOn: '2026-06-10',
      owner: 'ana',
      description: '排品',
    }),
  ).id;
  const night = expectOk(
    createRequisition(desk, { title: '客服（夜班）', headcount: 3, as: 'requested', priority: 'urgent' }),
  ).id;
  expectOk(holdRequisition(desk, night, '等预算'));
  expectOk(setHeadcount(desk, host, 1));
  later(5);
  const added = ['李雷', '韩梅', '王𠮷'].map((name) =>
    addedPerson(desk, {
      person: { name, city: '杭州' },
      contact: { phone: '138 0000 0001' },
      tags: ['可夜班'],
      note: '聊过',
      apply: { requisition: host, channel, owner: 'ana' },
    }),
  );
  const [li, han, wang] = added as [(typeof added)[number], (typeof added)[number], (typeof added)[number]];
  later(5);
  expectOk(moveApplications(desk, [li.application, han.application], { stage: 'interview' }));
  expectOk(setStep(desk, li.application, 'scheduled'));
  expectOk(moveApplications(desk, [han.application], { stage: 'interview', place: 'top' }));
  expectOk(editPerson(desk, li.id, { experienceYears: 3 }));
  expectOk(editContact(desk, li.id, { email: 'li@example.com' }));
  expectOk(setNextAction(desk, [li.id], { text: '电话确认', dueOn: '2026-05-21' }));
  expectOk(claimApplication(desk, li.application, {}));
  expectOk(setOutcome(desk, [wang.application], { outcome: 'withdrawn', reason: 'withdrawn-salary' }));
  expectOk(applyTo(desk, { person: wang.id, requisition: night }));
  meet(peers);
  later(5);
  // Without having seen each other.
  expectOk(moveApplications(desk, [li.application], { stage: 'offer' }));
  expectOk(moveApplications(ben.desk, [li.application], { stage: 'screening' }));
  expectOk(tagPersons(ben.desk, [han.id], { add: ['重点'], remove: ['可夜班'] }));
  personNotes(ben.desk, han.id)?.insert(0, '再');
  meet(peers);
  later(5);
  history.push(expectOk(moveApplications(desk, [han.application], { stage: 'onboarding' })));
  history.undo();
  history.redo();
  history.undo();
  expectOk(assignApplications(desk, [han.application], 'ben'));
  expectOk(await importPeople(desk, [{ importKey: 'k1', person: { name: '赵敏' }, apply: { requisition: { title: '美工' } } }]));
  expectOk(deletePersons(desk, [wang.id]));
  meet(peers);
  return (peers as [Peer, Peer])[0];
}
