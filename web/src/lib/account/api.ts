import { accountHeader, err, ok } from '@muster/protocol';
import type { ApiProblem, Result } from '@muster/protocol';

/** Why a request did not do what was asked. `Offline`: no answer came, so nobody knows whether it was done. */
export type ApiFailure = ApiProblem | { readonly type: 'Offline' };
export type ApiResult<T> = Result<T, ApiFailure>;

/** The server's HTTP side. Never throws, and answers within 30 seconds. What an answer holds is the server's word. */
export interface Api {
  get<T>(path: string, options?: AskOptions): Promise<ApiResult<T>>;
  post<T>(path: string, body?: object, options?: AskOptions): Promise<ApiResult<T>>;
  /** Bytes as they are, not JSON. */
  postBytes<T>(path: string, body: Uint8Array<ArrayBuffer>): Promise<ApiResult<T>>;
  patch<T>(path: string, body: object): Promise<ApiResult<T>>;
  delete<T>(path: string): Promise<ApiResult<T>>;
}

interface AskOptions {
  /** Whom the page believes to be signed in; null: no matter who. Without it the account of the page. */
  readonly as?: string | null;
}

interface Parts {
  readonly fetch: typeof fetch;
  /** Who the page believes is signed in. */
  readonly account: () => string | null;
  /** Hears of every refusal. */
  readonly onFailure?: (failure: ApiFailure, as: string | null) => void;
  readonly withinMs?: number;
}

export function createApi({ fetch, account, onFailure, withinMs = 30_000 }: Parts): Api {
  const ask = async <T>(method: string, path: string, body: object | undefined, options: AskOptions): Promise<ApiResult<T>> => {
    const isBytes = body instanceof Uint8Array;
    const as = options.as === undefined ? account() : options.as;
    const failed = (failure: ApiFailure): ApiResult<T> => {
      onFailure?.(failure, as);
      return err(failure);
    };
    try {
      const response = await fetch(path, {
        method,
        headers: {
          accept: 'application/json',
          ...(body !== undefined && { 'content-type': isBytes ? 'application/octet-stream' : 'application/json' }),
          ...(as !== null && { [accountHeader]: as }),
        },
        ...(body !== undefined && { body: isBytes ? (body as Uint8Array<ArrayBuffer>) : JSON.stringify(body) }),
        credentials: 'same-origin',
        cache: 'no-store',
        redirect: 'error',
        signal: AbortSignal.timeout(withinMs),
      });
      const text = await response.text();
      const content = text === '' ? undefined : parse(text);
      if (response.ok && content !== unreadable) return ok(content as T);
      return failed(problemIn(content) ?? byStatus(response));
    } catch {
      return failed({ type: 'Offline' });
    }
  };
  return {
    get: (path, options = {}) => ask('GET', path, undefined, options),
    // Every unsafe request says that it is JSON, so that no form of another site can be taken for it.
    post: (path, body = {}, options = {}) => ask('POST', path, body, options),
    postBytes: (path, body) => ask('POST', path, body, {}),
    patch: (path, body) => ask('PATCH', path, body, {}),
    delete: (path) => ask('DELETE', path, {}, {}),
  };
}

const unreadable = Symbol('no JSON');

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return unreadable;
  }
}

type Check = (found: Record<string, unknown>) => boolean;
const always: Check = () => true;
/** Every problem there is, and what must stand beside its type. */
const known: Record<ApiProblem['type'], Check> = {
  SignInNeeded: always,
  OtherAccount: always,
  NoAccess: always,
  FieldInvalid: ({ field }) => typeof field === 'string',
  WrongCredentials: always,
  WrongPassword: always,
  PasswordTooShort: ({ min }) => typeof min === 'number',
  PasswordTooLong: ({ max }) => typeof max === 'number',
  InvitationGone: always,
  LinkGone: always,
  SignInAgain: always,
  AlreadySetUp: always,
  AlreadyMember: always,
  LastManager: always,
  NotOnlyYours: always,
  TooLarge: always,
  TooMany: ({ retryAfterMs }) => typeof retryAfterMs === 'number',
  ServerFault: always,
};

function problemIn(content: unknown): ApiProblem | null {
  const problem: unknown = isRecord(content) ? content['problem'] : null;
  if (!isRecord(problem) || typeof problem['type'] !== 'string' || !Object.hasOwn(known, problem['type'])) return null;
  return known[problem['type'] as ApiProblem['type']](problem) ? (problem as unknown as ApiProblem) : null;
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** A proxy in between answers without our words. */
function byStatus(response: Response): ApiFailure {
  switch (response.status) {
    case 401:
      return { type: 'SignInNeeded' };
    case 403:
    case 404:
      return { type: 'NoAccess' };
    case 413:
      return { type: 'TooLarge' };
    case 429:
      return { type: 'TooMany', retryAfterMs: Number(response.headers.get('retry-after') ?? 60) * 1000 || 60_000 };
    // The server is not there: being started again, or its proxy cannot reach it.
    case 502:
    case 503:
    case 504:
      return { type: 'Offline' };
    default:
      return { type: 'ServerFault' };
  }
}
