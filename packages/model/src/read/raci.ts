import type { Fields } from '../live/sources.ts';
import { raciLetters } from '../records/raci.ts';
import type { RaciLetter, RaciRow } from '../records/raci.ts';
import { stageKeys } from '../records/stages.ts';
import type { StageKey } from '../records/stages.ts';
import { FieldReader } from './fields.ts';
import type { Parsed } from './fields.ts';

export const raciFields = stageKeys;
export const raciId = (project: string, user: string): string => `${project}:${user}`;

export function readRaciRow(_: string, fields: Fields): Parsed<RaciRow> {
  const reader = new FieldReader(fields);
  const letter = (stage: StageKey): RaciLetter | null => reader.oneOfOrNull(stage, raciLetters);
  return reader.done<RaciRow>({
    requirement: letter('requirement'),
    screening: letter('screening'),
    interview: letter('interview'),
    offer: letter('offer'),
    onboarding: letter('onboarding'),
  });
}
