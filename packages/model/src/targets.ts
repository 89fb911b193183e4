import type { Desk } from './desk.ts';
import { targetsId } from './read/targets.ts';
import { defaultTargets } from './records/targets.ts';
import type { Targets } from './records/targets.ts';

export const targetsOf = (desk: Pick<Desk, 'targets'>): Targets => desk.targets.byId.get(targetsId) ?? defaultTargets;
