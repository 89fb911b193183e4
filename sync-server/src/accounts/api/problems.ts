import type { ApiProblem } from '@muster/protocol';
import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';

const statusOf = {
  SignInNeeded: 401,
  OtherAccount: 401,
  NoAccess: 403,
  FieldInvalid: 400,
  WrongCredentials: 401,
  WrongPassword: 400,
  PasswordTooShort: 400,
  PasswordTooLong: 400,
  InvitationGone: 410,
  LinkGone: 410,
  SignInAgain: 403,
  AlreadySetUp: 409,
  AlreadyMember: 409,
  LastManager: 409,
  NotOnlyYours: 403,
  TooLarge: 413,
  TooMany: 429,
  ServerFault: 500,
} as const satisfies Record<ApiProblem['type'], number>;

/** The answer that says what stands in the way. */
export const problemAnswer = (c: Context, problem: ApiProblem): Response => {
  if (problem.type === 'TooMany') c.header('Retry-After', String(Math.ceil(problem.retryAfterMs / 1000)));
  return c.json({ problem }, statusOf[problem.type]);
};

/** Ends the request with a problem, from anywhere in its handling. The one place where a refusal is thrown: Hono's way out. */
export class Refused extends HTTPException {
  readonly problem: ApiProblem;
  constructor(problem: ApiProblem) {
    super(statusOf[problem.type]);
    this.problem = problem;
  }
}

/** What better-auth's error codes mean to a person. */
export const problemOfCode = (code: string | undefined, status: number): ApiProblem => {
  switch (code) {
    case 'INVALID_EMAIL_OR_PASSWORD':
    case 'AUTHENTICATION_FAILED':
    case 'PASSKEY_NOT_FOUND':
      return { type: 'WrongCredentials' };
    case 'INVALID_PASSWORD':
      return { type: 'WrongPassword' };
    case 'FAILED_TO_VERIFY_REGISTRATION':
      return { type: 'FieldInvalid', field: 'response' };
    case 'INVALID_EMAIL':
      return { type: 'FieldInvalid', field: 'email' };
    case 'PASSWORD_TOO_SHORT':
      return { type: 'PasswordTooShort', min: 0 };
    case 'PASSWORD_TOO_LONG':
      return { type: 'PasswordTooLong', max: 0 };
    case 'INVALID_TOKEN':
    case 'TOKEN_EXPIRED':
      return { type: 'LinkGone' };
    case 'SESSION_NOT_FRESH':
      return { type: 'SignInAgain' };
    case 'INVITATION_NOT_FOUND':
    case 'YOU_ARE_NOT_THE_RECIPIENT_OF_THE_INVITATION':
    case 'NOT_INVITED':
      return { type: 'InvitationGone' };
    case 'USER_IS_ALREADY_A_MEMBER_OF_THIS_ORGANIZATION':
      return { type: 'AlreadyMember' };
    case 'YOU_CANNOT_LEAVE_THE_ORGANIZATION_AS_THE_ONLY_OWNER':
    case 'YOU_CANNOT_LEAVE_THE_ORGANIZATION_WITHOUT_AN_OWNER':
      return { type: 'LastManager' };
    default:
      if (status === 401) return { type: 'SignInNeeded' };
      if (status === 403) return { type: 'NoAccess' };
      // What better-auth could not write is no fault of the visitor's, whatever status it has.
      if (status >= 500 || code?.startsWith('FAILED_TO_') === true) return { type: 'ServerFault' };
      return { type: 'FieldInvalid', field: '' };
  }
};
