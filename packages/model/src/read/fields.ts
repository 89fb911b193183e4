/** Reading fields that somebody else may have written: what is missing has a default, what is wrong has one too and is named. */
import type { Fields } from '../live/sources.ts';

/** `record` null: unreadable. `problems`: fields that held something unexpected. */
export interface Parsed<T> {
  readonly record: T | null;
  readonly problems: readonly string[];
}

export class FieldReader {
  readonly #fields: Fields;
  #problems: string[] | null = null;
  #fatal = false;

  constructor(fields: Fields) {
    this.#fields = fields;
  }

  get(field: string): unknown {
    return this.#fields.get(field);
  }

  each(visit: (field: string, value: unknown) => void): void {
    this.#fields.each(visit);
  }

  problem(field: string): void {
    (this.#problems ??= []).push(field);
  }

  /** The whole record cannot be read without this field. */
  fatal(field: string): void {
    this.#fatal = true;
    this.problem(field);
  }

  done<T>(record: T): Parsed<T> {
    return { record: this.#fatal ? null : record, problems: this.#problems ?? noProblems };
  }

  text(field: string): string {
    return this.#typed(field, isString, '');
  }

  textOrNull(field: string): string | null {
    return this.#typed<string | null>(field, isString, null);
  }

  /** An id or another text without which there is no record. */
  required(field: string): string {
    const value = this.#fields.get(field);
    if (isString(value) && value !== '') return value;
    this.fatal(field);
    return '';
  }

  number(field: string, otherwise: number): number {
    return this.#typed(field, isNumber, otherwise);
  }

  numberOrNull(field: string): number | null {
    return this.#typed<number | null>(field, isNumber, null);
  }

  flag(field: string): boolean {
    return this.#typed(field, isBoolean, false);
  }

  oneOf<T extends string>(field: string, allowed: readonly T[], otherwise: T): T {
    return this.#typed(
      field,
      (value): value is T => isString(value) && (allowed as readonly string[]).includes(value),
      otherwise,
    );
  }

  oneOfOrNull<T extends string>(field: string, allowed: readonly T[]): T | null {
    return this.#typed<T | null>(
      field,
      (value): value is T => isString(value) && (allowed as readonly string[]).includes(value),
      null,
    );
  }

  /** An object read by `parse`, which answers undefined for what it cannot read. */
  object<T>(field: string, parse: (value: Readonly<Record<string, unknown>>) => T | undefined): T | null {
    const value = this.#fields.get(field);
    if (value === undefined || value === null) return null;
    const parsed = isObject(value) ? parse(value) : undefined;
    if (parsed !== undefined) return parsed;
    this.problem(field);
    return null;
  }

  #typed<T>(field: string, is: (value: unknown) => value is T, otherwise: T): T {
    const value = this.#fields.get(field);
    if (value === undefined || value === null) return otherwise;
    if (is(value)) return value;
    this.problem(field);
    return otherwise;
  }
}

const noProblems: readonly string[] = [];
export const isString = (value: unknown): value is string => typeof value === 'string';
export const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);
const isBoolean = (value: unknown): value is boolean => typeof value === 'boolean';
export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' &&
  value !== null &&
  (Object.getPrototypeOf(value) === Object.prototype || Object.getPrototypeOf(value) === null);
