import type { Repeat } from '@muster/model';
import { repeatUnits } from '@muster/model';
import * as m from '#lib/paraglide/messages.js';
import { repeatLabel } from './task-words.ts';

type Rhythm = Pick<Repeat, 'every' | 'interval'>;

/** The rhythms one mostly wants; another one, as a colleague or a later version set it, is offered beside them. */
const usual: readonly Rhythm[] = [
  { every: 'day', interval: 1 },
  { every: 'week', interval: 1 },
  { every: 'week', interval: 2 },
  { every: 'month', interval: 1 },
  { every: 'month', interval: 3 },
];

export const repeatValue = (repeat: Rhythm | null): string => (repeat === null ? '' : `${repeat.every}:${repeat.interval}`);

export function repeatOf(value: string): Rhythm | null {
  const [every, interval] = value.split(':');
  const unit = repeatUnits.find((each) => each === every);
  return unit === undefined ? null : { every: unit, interval: Number(interval) };
}

export function repeatChoices(now: Rhythm | null): { readonly value: string; readonly label: string }[] {
  const known = usual.some((each) => repeatValue(each) === repeatValue(now));
  const all = now === null || known ? usual : [...usual, now];
  return [{ value: '', label: m.tasks_never() }, ...all.map((each) => ({ value: repeatValue(each), label: repeatLabel(each) }))];
}
