import { passwordLength } from '@muster/protocol';
import * as m from '#lib/paraglide/messages.js';

/** What is wrong with a field before it is sent, in words; undefined: nothing. The server has the last word. */
export const nameProblem = (name: string): string | undefined => (name.trim() === '' ? m.frame_name_missing() : undefined);

export const emailProblem = (email: string): string | undefined =>
  /^\S+@\S+\.\S{2,}$/.test(email.trim()) ? undefined : m.account_email_wrong();

export const newPasswordProblem = (password: string): string | undefined => {
  if (password.length < passwordLength.min) return m.account_problem_password_short({ min: passwordLength.min });
  if (password.length > passwordLength.max) return m.account_problem_password_long({ max: passwordLength.max });
  return undefined;
};
