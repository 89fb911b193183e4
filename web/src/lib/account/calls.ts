import type { InvitationAnswer, JoinRequest, Membership, SessionAnswer, SetupRequest } from '@muster/protocol';
import type { Api, ApiResult } from './api.ts';

/** One place where somebody is signed in. Instants are as the server writes them. */
export interface SessionEntry {
  readonly token: string;
  readonly userAgent?: string | null;
  readonly createdAt: string;
  readonly updatedAt: string;
  /** This browser's own. */
  readonly current?: boolean;
}

export interface PasskeyEntry {
  readonly id: string;
  readonly name?: string | null;
  readonly createdAt?: string | null;
}

/** What the account pages ask of the server, by name. Paths and bodies stand here and nowhere else. */
export const calls = (api: Api) => ({
  setup: (fields: SetupRequest) => api.post<SessionAnswer>('/api/setup', fields, { as: null }),
  signIn: (email: string, password: string) =>
    api.post('/api/auth/sign-in/email', { email, password, rememberMe: true }, { as: null }),
  /** Answers the address of the provider. */
  singleSignOn: (callbackURL: string, errorCallbackURL: string) =>
    api.post<{ url: string }>('/api/auth/sign-in/social', { provider: 'oidc', callbackURL, errorCallbackURL }, { as: null }),
  readInvitation: (token: string) => api.post<InvitationAnswer>('/api/invitation', { token }),
  join: (request: JoinRequest) => api.post<SessionAnswer>('/api/join', request, request.account ? { as: null } : {}),
  askForReset: (email: string) => api.post('/api/auth/request-password-reset', { email }, { as: null }),
  reset: (token: string, newPassword: string) => api.post('/api/auth/reset-password', { token, newPassword }, { as: null }),
  confirmEmail: (token: string) => api.post<SessionAnswer>('/api/confirm', { token }, { as: null }),

  changeEmail: (newEmail: string) => api.post('/api/auth/change-email', { newEmail }),
  changePassword: (currentPassword: string, newPassword: string) =>
    api.post('/api/auth/change-password', { currentPassword, newPassword, revokeOtherSessions: true }),
  sessions: () => api.get<readonly SessionEntry[]>('/api/auth/list-sessions'),
  endSession: (token: string) => api.post('/api/auth/revoke-session', { token }),
  endOtherSessions: () => api.post('/api/auth/revoke-other-sessions'),
  endAllSessions: () => api.post('/api/auth/revoke-sessions'),

  passkeys: () => api.get<readonly PasskeyEntry[]>('/api/auth/passkey/list-user-passkeys'),
  renamePasskey: (id: string, name: string) => api.post('/api/auth/passkey/update-passkey', { id, name }),
  removePasskey: (id: string) => api.post('/api/auth/passkey/delete-passkey', { id }),

  newTeam: (name: string) => api.post<Membership>('/api/teams', { name }),
  leaveTeam: (team: string, user: string): Promise<ApiResult<unknown>> => api.delete(`/api/teams/${team}/members/${user}`),
});
