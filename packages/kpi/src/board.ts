import type { Application, Interview, Opening, Requisition } from '@muster/model';
import { caseOf } from './case.ts';
import type { Case } from './case.ts';
import { chargeOf } from './charge.ts';
import type { Charge } from './charge.ts';
import type { FactKind } from './facts.ts';
import { IdIndex } from './id-index.ts';
import { isSameForApplications, isSameNeed, needOf } from './need.ts';
import type { Need } from './need.ts';
import type { Everything, Part } from './parts.ts';
import { isSameSlot, slotsOf } from './slot.ts';
import type { Slot } from './slot.ts';
import { sourceOf } from './source.ts';
import type { World } from './world.ts';

/**
 * The facts as of an instant, read once, and what depends on what: a requisition's slots on its openings and its acceptances, a person's
 * sources on the person's applications, a cost's channel on its application. Tells the parts what goes and what comes; a change only
 * reads again what it reaches.
 */
export class Board implements Everything {
  readonly #world: World;
  readonly #parts: readonly Part[];
  readonly #needs = new Map<string, Need>();
  readonly #requisitions = new Map<string, Requisition>();
  readonly #openings = new Map<string, Opening>();
  readonly #openingsOf = new IdIndex();
  readonly #cases = new Map<string, Case>();
  readonly #ofRequisition = new IdIndex();
  readonly #ofPerson = new IdIndex();
  readonly #claimants = new IdIndex();
  readonly #interviews = new Map<string, Interview>();
  readonly #interviewsOf = new IdIndex();
  readonly #slots = new Map<string, readonly Slot[]>();
  readonly #charges = new Map<string, Charge>();
  /** Costs by what they are about, `a:` application or `r:` requisition. */
  readonly #costsOf = new IdIndex();

  /** `parts` may ask the board for lists, so they are made with it. */
  constructor(world: World, partsFor: (everything: Everything) => readonly Part[]) {
    this.#world = world;
    this.#parts = partsFor(this);
  }

  cases = (): Iterable<Case> => this.#cases.values();
  needs = (): Iterable<Need> => this.#needs.values();
  charges = (): Iterable<Charge> => this.#charges.values();
  *slots(): Iterable<Slot> {
    for (const slots of this.#slots.values()) yield* slots;
  }

  /** Reads everything, record by record. */
  *build(): Generator<void> {
    const { facts } = this.#world;
    // Copies: a live map would show a record that goes and comes back meanwhile twice.
    for (const requisition of [...facts.requisitions.values()]) {
      this.#putRequisition(requisition);
      yield;
    }
    for (const opening of facts.openings.values()) {
      this.#putOpening(opening.id, opening);
      yield;
    }
    for (const interview of facts.interviews?.values() ?? []) {
      this.#putInterview(interview.id, interview);
      yield;
    }
    for (const application of [...facts.applications.values()]) {
      const one = this.#read(application.id, application);
      if (one !== undefined) this.#file(one);
      yield;
    }
    for (const one of this.#cases.values()) {
      const sourced = this.#sourced(one);
      if (sourced !== one) this.#cases.set(one.id, sourced);
      this.#takeCase(sourced, 1);
      yield;
    }
    for (const id of this.#needs.keys()) {
      this.#match(id);
      yield;
    }
    for (const id of facts.costs?.keys() ?? []) {
      this.#readCost(id);
      yield;
    }
  }

  /** What changed in the facts while they were being read is taken in. */
  catchUp(): void {
    const { facts } = this.#world;
    const changed = <T>(
      now: ReadonlyMap<string, T> | null,
      seen: ReadonlyMap<string, unknown>,
      then: (id: string) => T | undefined,
    ): string[] => [...new Set([...(now?.keys() ?? []), ...seen.keys()])].filter((id) => now?.get(id) !== then(id));
    this.touch(
      'requisition',
      changed(facts.requisitions, this.#requisitions, (id) => this.#requisitions.get(id)),
    );
    this.touch(
      'opening',
      changed(facts.openings, this.#openings, (id) => this.#openings.get(id)),
    );
    this.touch(
      'interview',
      changed(facts.interviews, this.#interviews, (id) => this.#interviews.get(id)),
    );
    this.touch(
      'application',
      changed(facts.applications, this.#cases, (id) => this.#cases.get(id)?.application),
    );
    this.touch(
      'cost',
      changed(facts.costs, this.#charges, (id) => this.#charges.get(id)?.cost),
    );
  }

  touch(kind: Exclude<FactKind, 'member' | 'setting'>, ids: Iterable<string>): void {
    const { facts } = this.#world;
    const stale = new Stale();
    switch (kind) {
      case 'application':
        for (const id of ids) if (facts.applications.get(id) !== this.#cases.get(id)?.application) stale.applications.add(id);
        break;
      case 'interview':
        for (const id of ids) {
          stale.add(this.#interviews.get(id)?.application);
          this.#putInterview(id, facts.interviews?.get(id));
          stale.add(this.#interviews.get(id)?.application);
        }
        break;
      case 'opening':
        for (const id of ids) {
          stale.match(this.#openings.get(id)?.requisition);
          this.#putOpening(id, facts.openings.get(id));
          stale.match(this.#openings.get(id)?.requisition);
        }
        break;
      case 'requisition':
        for (const id of ids) this.#replaceNeed(id, stale);
        break;
      case 'cost':
        for (const id of ids) stale.costs.add(id);
    }
    this.#renew(stale);
  }

  #putRequisition(requisition: Requisition): void {
    this.#requisitions.set(requisition.id, requisition);
    const need = needOf(requisition, this.#world);
    if (need === undefined) return;
    this.#needs.set(need.id, need);
    this.#takeNeed(need, 1);
  }

  #replaceNeed(id: string, stale: Stale): void {
    const requisition = this.#world.facts.requisitions.get(id);
    if (requisition === undefined) this.#requisitions.delete(id);
    else this.#requisitions.set(id, requisition);
    const before = this.#needs.get(id);
    const after = needOf(requisition, this.#world);
    if (isSameNeed(before, after)) return;
    if (before !== undefined) this.#takeNeed(before, -1);
    if (after === undefined) this.#needs.delete(id);
    else {
      this.#needs.set(id, after);
      this.#takeNeed(after, 1);
    }
    stale.match(id);
    for (const cost of this.#costsOf.get(`r:${id}`)) stale.costs.add(cost);
    if (!isSameForApplications(before, after))
      for (const application of this.#ofRequisition.get(id)) stale.applications.add(application);
  }

  #renew(stale: Stale): void {
    const persons = new Set<string>();
    const coming = new Set<string>();
    for (const id of stale.applications) {
      const before = this.#cases.get(id);
      if (before !== undefined) {
        this.#takeCase(before, -1);
        this.#unfile(before);
        persons.add(before.person);
        if (before.acceptedAt !== null) stale.match(before.requisition);
      }
      const after = this.#read(id, this.#world.facts.applications.get(id));
      if (after !== undefined) {
        this.#file(after);
        persons.add(after.person);
        coming.add(id);
        if (after.acceptedAt !== null) stale.match(after.requisition);
      }
      for (const cost of this.#costsOf.get(`a:${id}`)) stale.costs.add(cost);
    }
    for (const person of persons) {
      for (const id of this.#ofPerson.get(person)) {
        const one = this.#cases.get(id) as Case;
        const sourced = this.#sourced(one);
        if (sourced === one) continue;
        if (!coming.has(id)) this.#takeCase(one, -1);
        coming.add(id);
        this.#cases.set(id, sourced);
        stale.match(one.requisition);
        for (const cost of this.#costsOf.get(`a:${id}`)) stale.costs.add(cost);
      }
    }
    for (const id of coming) this.#takeCase(this.#cases.get(id) as Case, 1);
    for (const id of stale.requisitions) this.#match(id);
    for (const id of stale.costs) this.#readCost(id);
  }

  #read(id: string, application: Application | undefined): Case | undefined {
    if (this.#interviewsOf.sizeOf(id) === 0)
      return caseOf(application, [], this.#needs.get(application?.requisition ?? ''), this.#world);
    const interviews: Interview[] = [];
    for (const interview of this.#interviewsOf.get(id)) interviews.push(this.#interviews.get(interview) as Interview);
    return caseOf(application, interviews, this.#needs.get(application?.requisition ?? ''), this.#world);
  }

  /** The same object when its sources are the same. */
  #sourced(one: Case): Case {
    if (this.#ofPerson.sizeOf(one.person) === 1 && one.source === one.channel && one.assists.length === 0) return one;
    const { source, assists } = sourceOf(
      one,
      [...this.#ofPerson.get(one.person)].map((id) => this.#cases.get(id) as Case),
    );
    const isSame =
      source === one.source && assists.length === one.assists.length && assists.every((id, at) => id === one.assists[at]);
    return isSame ? one : { ...one, source, assists };
  }

  #file(one: Case): void {
    this.#cases.set(one.id, one);
    this.#ofRequisition.add(one.requisition, one.id);
    this.#ofPerson.add(one.person, one.id);
    if (one.acceptedAt !== null) this.#claimants.add(one.requisition, one.id);
  }

  #unfile(one: Case): void {
    this.#cases.delete(one.id);
    this.#ofRequisition.remove(one.requisition, one.id);
    this.#ofPerson.remove(one.person, one.id);
    this.#claimants.remove(one.requisition, one.id);
  }

  #putOpening(id: string, opening: Opening | undefined): void {
    const before = this.#openings.get(id);
    if (before !== undefined) this.#openingsOf.remove(before.requisition, id);
    this.#openings.delete(id);
    if (opening === undefined) return;
    this.#openings.set(id, opening);
    this.#openingsOf.add(opening.requisition, id);
  }

  #putInterview(id: string, interview: Interview | undefined): void {
    const before = this.#interviews.get(id);
    if (before !== undefined) this.#interviewsOf.remove(before.application, id);
    this.#interviews.delete(id);
    if (interview === undefined) return;
    this.#interviews.set(id, interview);
    this.#interviewsOf.add(interview.application, id);
  }

  /** Says anew which acceptance fills which opening; slots that stay the same stay in place. */
  #match(requisition: string): void {
    const before = new Map(this.#slots.get(requisition)?.map((slot) => [slot.id, slot]));
    const after = slotsOf(
      this.#needs.get(requisition),
      [...this.#openingsOf.get(requisition)].map((id) => this.#openings.get(id) as Opening),
      [...this.#claimants.get(requisition)].map((id) => this.#cases.get(id) as Case),
      this.#world,
    ).map((slot) => {
      const known = before.get(slot.id);
      return known !== undefined && isSameSlot(known, slot) ? known : slot;
    });
    const staying = new Set(after);
    for (const slot of before.values()) if (!staying.has(slot)) this.#takeSlot(slot, -1);
    for (const slot of after) if (before.get(slot.id) !== slot) this.#takeSlot(slot, 1);
    if (after.length === 0) this.#slots.delete(requisition);
    else this.#slots.set(requisition, after);
  }

  #readCost(id: string): void {
    const before = this.#charges.get(id);
    if (before !== undefined) {
      for (const part of this.#parts) part.takeCharge?.(before, -1);
      for (const subject of subjectsOf(before)) this.#costsOf.remove(subject, id);
      this.#charges.delete(id);
    }
    const cost = this.#world.facts.costs?.get(id);
    const application = this.#cases.get(cost?.application ?? '');
    const need = this.#needs.get(cost?.requisition ?? application?.requisition ?? '');
    const after = chargeOf(cost, application, need, this.#world);
    if (after === undefined) return;
    this.#charges.set(id, after);
    for (const subject of subjectsOf(after)) this.#costsOf.add(subject, id);
    for (const part of this.#parts) part.takeCharge?.(after, 1);
  }

  #takeCase(one: Case, sign: 1 | -1): void {
    for (const part of this.#parts) part.takeCase?.(one, sign);
  }
  #takeSlot(slot: Slot, sign: 1 | -1): void {
    for (const part of this.#parts) part.takeSlot?.(slot, sign);
  }
  #takeNeed(need: Need, sign: 1 | -1): void {
    for (const part of this.#parts) part.takeNeed?.(need, sign);
  }
}

/** What a change reaches. */
class Stale {
  readonly applications = new Set<string>();
  readonly requisitions = new Set<string>();
  readonly costs = new Set<string>();

  add(application: string | undefined): void {
    if (application !== undefined) this.applications.add(application);
  }
  match(requisition: string | undefined): void {
    if (requisition !== undefined) this.requisitions.add(requisition);
  }
}

/** What a cost is about: the application that its owner and channel come from, and the requisition. */
function subjectsOf({ cost, requisition }: Charge): readonly string[] {
  const subjects: string[] = [];
  if (cost.application !== null) subjects.push(`a:${cost.application}`);
  if (requisition !== null) subjects.push(`r:${requisition}`);
  return subjects;
}
