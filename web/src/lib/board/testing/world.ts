import {
  applicationStageKeys,
  defaultLimitDays,
  type Application,
  type ApplicationStageKey,
  type Person,
  type Requisition,
} from '@muster/model';
import type { ColumnsSource } from '../columns.ts';
import { aPerson, aRequisition, anApplication, day, noon } from './records.ts';

/** Records that a test changes by hand, and the dull answers that the board's lists are checked against. */
export class World implements ColumnsSource {
  readonly me = 'u1';
  readonly applications = new Map<string, Application>();
  readonly requisitions = new Map<string, Requisition>();
  readonly persons = new Map<string, Person>();
  private made = 0;

  inStage(stage: ApplicationStageKey): readonly string[] {
    return [...this.applications.values()]
      .filter((one) => one.stage === stage && one.outcome === null && one.deletedAt === null)
      .sort((a, b) => (a.rank === b.rank ? (a.id < b.id ? -1 : 1) : a.rank < b.rank ? -1 : 1))
      .map((one) => one.id);
  }
  applicationsOfPerson(person: string): string[] {
    return [...this.applications.values()].filter((one) => one.person === person).map((one) => one.id);
  }
  applicationsOfRequisition(requisition: string): string[] {
    return [...this.applications.values()].filter((one) => one.requisition === requisition).map((one) => one.id);
  }
  readonly stage = (key: keyof typeof defaultLimitDays): { limitDays: number } => ({ limitDays: defaultLimitDays[key] });

  addRequisition(more: Partial<Requisition> = {}): string {
    const id = `r${this.requisitions.size + 1}`;
    this.requisitions.set(id, aRequisition(id, more));
    return id;
  }
  addApplication(more: Partial<Application> = {}, person: Partial<Person> = {}): string {
    const id = `a${String(++this.made).padStart(5, '0')}`;
    this.persons.set(`p-${id}`, aPerson(`p-${id}`, person));
    this.applications.set(id, anApplication(id, more));
    return id;
  }

  /** Somebody does anything. Answers what to tell the columns. */
  anything(random: () => number): { applications?: string[]; requisitions?: string[]; persons?: string[] } {
    const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
    const stage = pick(applicationStageKeys);
    const rank = `a${pick([...'0123456789ABCDEFXYZ'])}${pick([...'0123456789'])}`;
    const application = pick([...this.applications.values()]);
    const requisition = pick([...this.requisitions.values()]);
    const since = noon - Math.floor(random() * 20) * day;
    const change = (more: Partial<Application>): { applications: string[] } => {
      this.applications.set(application.id, { ...application, ...more });
      return { applications: [application.id] };
    };
    const person = this.persons.get(application.person) as Person;
    const changePerson = (more: Partial<Person>): { persons: string[] } => {
      this.persons.set(person.id, { ...person, ...more });
      return { persons: [person.id] };
    };
    const changeRequisition = (more: Partial<Requisition>): { requisitions: string[] } => {
      this.requisitions.set(requisition.id, { ...requisition, ...more });
      return { requisitions: [requisition.id] };
    };
    const acts = [
      () => change({ stage, rank, since }),
      () => change({ rank }),
      () => change({ outcome: pick(['joined', 'rejected', null] as const), since }),
      () => change({ owner: pick(['u1', 'u2', null]) }),
      () => change({ channel: pick(['referral', 'campus', null]) }),
      () => change({ deletedAt: pick([null, noon]) }),
      () => change({ requisition: requisition.id }),
      () => change({ claim: pick([null, { by: 'u2', until: noon + Math.floor(random() * 3) * day }]) }),
      () => change({ conflict: pick([[], [application.head]]) }),
      () => changePerson({ tags: pick([[], ['夜班'], ['夜班', '直播']]) }),
      () => changePerson({ name: pick(['张三', '李四', 'Wang']) }),
      () => changeRequisition({ title: pick(['天猫运营', '直播场控']) }),
      () =>
        changeRequisition({
          status: pick(['requested', 'confirmed', 'on-hold', 'filled', 'cancelled'] as const),
          confirmedAt: pick([null, noon - day]),
          rank,
        }),
      () => ({ applications: [this.addApplication({ stage, rank, since, requisition: requisition.id })] }),
      () => {
        this.applications.delete(application.id); // it became unreadable
        return { applications: [application.id] };
      },
    ];
    return pick(acts)();
  }
}
