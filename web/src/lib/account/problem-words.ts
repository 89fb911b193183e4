import * as m from '#lib/paraglide/messages.js';
import type { ApiFailure } from './api.ts';
import type { PasskeyFailure } from './passkeys.ts';

/** The one place where what the server refused becomes words: what happened, and what can be done about it. */
export function failureWords(failure: ApiFailure | PasskeyFailure): string {
  switch (failure.type) {
    case 'Offline':
      return m.account_problem_offline();
    case 'SignInNeeded':
      return m.account_problem_sign_in_needed();
    case 'OtherAccount':
      return m.account_problem_other_account();
    case 'NoAccess':
      return m.account_problem_no_access();
    case 'FieldInvalid':
      return fieldWords(failure.field);
    case 'WrongCredentials':
      return m.account_problem_wrong_credentials();
    case 'WrongPassword':
      return m.account_problem_wrong_password();
    case 'PasswordTooShort':
      return m.account_problem_password_short({ min: failure.min });
    case 'PasswordTooLong':
      return m.account_problem_password_long({ max: failure.max });
    case 'InvitationGone':
      return m.account_problem_invitation_gone();
    case 'LinkGone':
      return m.account_problem_link_gone();
    case 'SignInAgain':
      return m.account_problem_sign_in_again();
    case 'AlreadySetUp':
      return m.account_problem_already_set_up();
    case 'AlreadyMember':
      return m.account_problem_already_member();
    case 'LastManager':
      return m.account_problem_last_manager();
    case 'NotOnlyYours':
      return m.account_problem_not_only_yours();
    case 'TooLarge':
      return m.account_problem_too_large();
    case 'TooMany':
      return m.account_problem_too_many({ minutes: Math.max(1, Math.ceil(failure.retryAfterMs / 60_000)) });
    case 'ServerFault':
      return m.account_problem_server_fault();
    case 'PasskeyNotUsed':
      return m.account_problem_passkey_not_used();
    case 'PasskeyKnown':
      return m.account_problem_passkey_known();
  }
}

/** Fields as forms call them. */
function fieldWords(field: string): string {
  switch (field) {
    case 'email':
    case 'newEmail':
      return m.account_email_wrong();
    case 'name':
      return m.account_problem_name();
    case 'team':
      return m.account_problem_team();
    default:
      return m.account_problem_field();
  }
}

/** A problem beside the field it is about; `rest` is about none of the form's. */
export interface PlacedProblem {
  readonly fields: Readonly<Record<string, string>>;
  readonly rest: string | null;
}

export const noProblem: PlacedProblem = { fields: {}, rest: null };

/** `names` are the fields that the form has. */
export function placeProblem(failure: ApiFailure | PasskeyFailure, names: readonly string[]): PlacedProblem {
  const words = failureWords(failure);
  const about = aboutField(failure);
  return about !== null && names.includes(about) ? { fields: { [about]: words }, rest: null } : { fields: {}, rest: words };
}

function aboutField(failure: ApiFailure | PasskeyFailure): string | null {
  switch (failure.type) {
    case 'FieldInvalid':
      return failure.field;
    case 'PasswordTooShort':
    case 'PasswordTooLong':
      return 'password';
    case 'WrongPassword':
      return 'currentPassword';
    default:
      return null;
  }
}
