import { accessLevels, isId, passwordLength } from '@muster/protocol';
import type { AccessLevel, ProjectScope } from '@muster/protocol';
import type { Context } from 'hono';
import { Refused } from './problems.ts';

/** A name as it is kept: without what breaks a line or turns the direction of writing. Null if nothing is left, or too much. */
export const nameIn = (value: unknown): string | null => {
  if (typeof value !== 'string') return null;
  const text = value.replaceAll(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, ' ').trim();
  return text === '' || text.length > 80 ? null : text;
};

/** An index into the member colours. */
export const isColour = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < 100;

/** The fields of a JSON body, each checked when it is asked for. Refuses with the name of the field. */
export class Fields {
  readonly #values: Readonly<Record<string, unknown>>;
  constructor(values: Readonly<Record<string, unknown>>) {
    this.#values = values;
  }

  has(field: string): boolean {
    return this.#values[field] !== undefined;
  }
  #refuse(field: string): never {
    throw new Refused({ type: 'FieldInvalid', field });
  }
  /** A name of a person or a team: something to read, on one line. */
  name(field: string): string {
    return nameIn(this.#values[field]) ?? this.#refuse(field);
  }
  email(field: string): string {
    const value = this.#values[field];
    const text = typeof value === 'string' ? value.trim().toLowerCase() : '';
    return text.length <= 254 && /^[^\s@<>()",;:\\[\]]+@[^\s@<>()",;:\\[\]]+\.[^\s@<>()",;:\\[\].]{2,}$/.test(text)
      ? text
      : this.#refuse(field);
  }
  password(field: string): string {
    const value = this.#values[field];
    if (typeof value !== 'string') return this.#refuse(field);
    if (value.length < passwordLength.min) throw new Refused({ type: 'PasswordTooShort', min: passwordLength.min });
    if (value.length > passwordLength.max) throw new Refused({ type: 'PasswordTooLong', max: passwordLength.max });
    return value;
  }
  colour(field: string): number {
    const value = this.#values[field];
    return isColour(value) ? value : this.#refuse(field);
  }
  token(field: string): string {
    const value = this.#values[field];
    return typeof value === 'string' && /^[A-Za-z0-9._-]{16,1024}$/.test(value) ? value : this.#refuse(field);
  }
  word(field: string): string {
    const value = this.#values[field];
    return typeof value === 'string' && /^[a-z][a-z-]{0,39}$/.test(value) ? value : this.#refuse(field);
  }
  count(field: string): number {
    const value = this.#values[field];
    return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : this.#refuse(field);
  }
  level(field: string): AccessLevel {
    return accessLevels.find((level) => level === this.#values[field]) ?? this.#refuse(field);
  }
  projects(field: string): ProjectScope {
    const value = this.#values[field];
    if (value === 'all') return 'all';
    if (!Array.isArray(value) || value.length > 1000) return this.#refuse(field);
    const ids = value.filter((id): id is string => typeof id === 'string' && isId(id));
    return ids.length === value.length ? [...new Set(ids)] : this.#refuse(field);
  }
  language(field: string): 'zh' | 'en' {
    const value = this.#values[field];
    return value === 'zh' || value === 'en' ? value : this.#refuse(field);
  }
  fields(field: string): Fields | null {
    const value = this.#values[field];
    if (value === undefined) return null;
    return isRecord(value) ? new Fields(value) : this.#refuse(field);
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The JSON object in the body. */
export const readFields = async (c: Context): Promise<Fields> => {
  const body: unknown = await c.req.json().catch(() => null);
  if (!isRecord(body)) throw new Refused({ type: 'FieldInvalid', field: '' });
  return new Fields(body);
};
