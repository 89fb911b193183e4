import type {
  AuditAnswer,
  AuditKind,
  InvitationRequest,
  Invited,
  MemberChange,
  Membership,
  ResetAnswer,
  SetAsideWork,
  TeamAnswer,
} from '@muster/protocol';
import type { Api, ApiResult } from '#lib/account/api.ts';

/** What the team page asks of the server, by name. Paths and bodies stand here and nowhere else. */
export const teamCalls = (api: Api, team: string) => {
  const base = `/api/teams/${team}`;
  return {
    directory: () => api.get<TeamAnswer>(base),
    invite: (request: InvitationRequest) => api.post<Invited>(`${base}/invitations`, request),
    withdraw: (token: string): Promise<ApiResult<unknown>> => api.post(`${base}/invitations/withdraw`, { token }),
    change: (user: string, change: MemberChange) => api.patch<Membership>(`${base}/members/${user}`, change),
    remove: (user: string): Promise<ApiResult<unknown>> => api.delete(`${base}/members/${user}`),
    makeReset: (user: string) => api.post<ResetAnswer>(`${base}/members/${user}/reset`),
    setAside: () => api.get<readonly SetAsideWork[]>(`${base}/set-aside`),
    acceptWork: (id: string): Promise<ApiResult<unknown>> => api.post(`${base}/set-aside/${encodeURIComponent(id)}/accept`),
    discardWork: (id: string): Promise<ApiResult<unknown>> => api.delete(`${base}/set-aside/${encodeURIComponent(id)}`),
    audit: (before: number | null, kind: AuditKind | null) =>
      api.get<AuditAnswer>(
        `${base}/audit?${new URLSearchParams({ ...(before && { before: `${before}` }), ...(kind && { kind }) })}`,
      ),
  };
};
export type TeamCalls = ReturnType<typeof teamCalls>;
