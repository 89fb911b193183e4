import type { Desk } from '@muster/model';
import { defaultTargets } from '@muster/model/pure';
import type { FactKind, Facts } from './facts.ts';
import type { Numbers } from './numbers.ts';

type FactsDesk = Pick<
  Desk,
  'documents' | 'requisitions' | 'openings' | 'applications' | 'interviews' | 'costs' | 'members' | 'stages' | 'team' | 'targets'
>;

/** The live records of a desk as facts. Nothing is copied: what changes on the desk changes here. */
export function factsOf(desk: FactsDesk): Facts {
  return {
    get timeZone() {
      return desk.team.byId.get('team')?.timeZone ?? 'Asia/Shanghai';
    },
    get targets() {
      return desk.targets.byId.get('targets') ?? defaultTargets;
    },
    requisitions: desk.requisitions.byId,
    openings: desk.openings.byId,
    applications: desk.applications.byId,
    interviews: (desk.documents.interviews ?? null) === null ? null : desk.interviews.byId,
    costs: desk.documents.private === null ? null : desk.costs.byId,
    members: desk.members.byId,
    stages: desk.stages.byId as Facts['stages'],
  };
}

/**
 * Keeps numbers made from `factsOf(desk)` up to date with the desk. `changed` is told once for all that one turn brought, right after it.
 * Returns the stop.
 */
export function followDesk(desk: FactsDesk, numbers: Pick<Numbers, 'touch'>, changed: () => void = () => undefined): () => void {
  let isTold = true;
  let isStopped = false;
  const follow =
    (kind: FactKind) =>
    ({ ids }: { readonly ids: ReadonlySet<string> }): void => {
      numbers.touch(kind, ids);
      if (!isTold) return;
      isTold = false;
      queueMicrotask(() => {
        isTold = true;
        if (!isStopped) changed();
      });
    };
  const stops = [
    desk.requisitions.subscribe(follow('requisition')),
    desk.openings.subscribe(follow('opening')),
    desk.applications.subscribe(follow('application')),
    desk.interviews.subscribe(follow('interview')),
    desk.costs.subscribe(follow('cost')),
    desk.members.subscribe(follow('member')),
    desk.stages.subscribe(follow('setting')),
    desk.team.subscribe(follow('setting')),
    desk.targets.subscribe(follow('setting')),
  ];
  return () => {
    isStopped = true;
    for (const stop of stops) stop();
  };
}
