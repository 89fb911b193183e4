import { applicationStageKeys, outcomeKeys } from '@muster/model/pure';
import { seededRandom } from '@muster/model/pure';
import { addApplication, addCost, addInterview, addMember, addRequisition, day, hour, noFacts, start } from './records.ts';
import type { Noted, SomeFacts, Step } from './records.ts';

/** A drive with so many applications, for benches: a requisition for every 50 of them. The same seed gives the same facts. */
export function bigFacts(count: number, { seed = 1, perRequisition = 50 } = {}): SomeFacts {
  const random = seededRandom(seed);
  const facts = noFacts({ timeZone: 'Asia/Shanghai' });
  const below = (limit: number): number => Math.floor(random() * limit);
  for (let user = 0; user < 20; user++) addMember(facts, `u${user}`);
  const posts = Math.max(1, Math.round(count / perRequisition));
  for (let post = 0; post < posts; post++) {
    addRequisition(facts, `post${post}`, {
      heads: 5,
      owner: `u${below(20)}`,
      requestedAt: start + below(60) * day,
      holds: post % 10 === 0 ? [{ id: 'h', from: start + 20 * day, to: start + 25 * day, by: 'ana', reason: '' }] : [],
      targetOn: '2026-06-01',
    });
  }
  for (let index = 0; index < count; index++) {
    const id = `a${index}`;
    let when = start + below(80 * 24) * hour;
    const steps: Step[] = [['screening', when, `u${below(20)}`]];
    const dates: Noted[] = [];
    const depth = [0, 0, 0, 1, 1, 1, 2, 3, 3][below(9)] as number;
    for (let stage = 1; stage <= depth; stage++) {
      when += (1 + below(10 * 24)) * hour;
      steps.push([applicationStageKeys[stage] as (typeof applicationStageKeys)[number], when, `u${below(20)}`]);
      if (stage === 1)
        addInterview(facts, `i${index}`, {
          application: id,
          at: when + 2 * day,
          status: index % 7 === 0 ? 'no-show' : 'attended',
          interviewers: [`u${below(20)}`],
        });
      if (stage === 2) dates.push(['offer-sent', when + hour]);
      if (stage === 3)
        dates.push(
          ['offer-accepted', when - hour],
          ['start-planned', when, { on: new Date(when + 7 * day).toISOString().slice(0, 10) }],
        );
    }
    if (depth === 3 && index % 2 === 0) dates.push(['arrived', when + 7 * day]);
    else if (index % 3 === 0) steps.push([outcomeKeys[1 + below(2)] as (typeof outcomeKeys)[number], when + day]);
    addApplication(facts, id, {
      requisition: `post${below(posts)}`,
      person: index % 20 === 1 ? `person of a${index - 1}` : `person of ${id}`,
      channel: ['job-site', 'referral', 'campus', 'social'][below(4)] as string,
      owner: `u${below(20)}`,
      steps,
      dates,
    });
  }
  for (let index = 0; index < count / 20; index++) {
    const on = new Date(start + below(120) * day).toISOString().slice(0, 10);
    addCost(facts, `c${index}`, {
      amount: 100 + below(100_000) / 100,
      on,
      ...(index % 3 === 0 && { kind: 'package' as const, until: new Date(Date.parse(on) + 90 * day).toISOString().slice(0, 10) }),
      channel: index % 2 === 0 ? 'job-site' : null,
    });
  }
  return facts;
}
