import { accountHeader } from '@muster/protocol';
import type {
  AccessLevel,
  ApiProblem,
  InvitationRequest,
  Invited,
  Membership,
  ProjectScope,
  SessionAnswer,
} from '@muster/protocol';

export interface Answer<T> {
  readonly status: number;
  readonly body: T & { readonly problem?: ApiProblem };
  readonly headers: Headers;
}

export const aPassword = 'correct horse battery';

/** Somebody's browser, as far as the server can tell: cookies, an origin, and requests one after the other. */
export class Visitor {
  readonly url: string;
  readonly email: string;
  user = '';
  team = '';
  readonly #origin: string;
  readonly #cookies = new Map<string, string>();

  /** `url` is the server's address with a slash at its end; `origin` the address that is typed, if it is another one. */
  constructor(url: string, email: string, origin = new URL(url).origin) {
    this.url = url;
    this.email = email;
    this.#origin = origin;
  }
  get cookie(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }
  forgetCookies(): void {
    this.#cookies.clear();
  }
  setCookie(name: string, value: string): void {
    this.#cookies.set(name, value);
  }

  async ask<T = object>(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer<T>> {
    const isBytes = body instanceof Uint8Array;
    const answer = await fetch(new URL(path, this.url), {
      method,
      redirect: 'manual',
      headers: {
        origin: this.#origin,
        ...(this.cookie !== '' && { cookie: this.cookie }),
        ...(body !== undefined && { 'content-type': isBytes ? 'application/octet-stream' : 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: isBytes ? (body as Uint8Array<ArrayBuffer>) : JSON.stringify(body) }),
    });
    for (const cookie of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = (cookie.split(';', 1)[0] ?? '').split(/=(.*)/s);
      if (value === '' || /max-age=0/i.test(cookie)) this.#cookies.delete(name);
      else this.#cookies.set(name, value);
    }
    const text = await answer.text();
    return {
      status: answer.status,
      body: (text.startsWith('{') || text.startsWith('[') ? JSON.parse(text) : {}) as never,
      headers: answer.headers,
    };
  }

  #arrived({ body }: Answer<SessionAnswer>): void {
    this.user = body.account?.user ?? '';
    this.team = body.teams?.[0]?.team ?? '';
  }
  /** The first visit of an empty server. */
  async setsUp(team = '招聘一组'): Promise<this> {
    const request = { team, name: nameOf(this.email), email: this.email, password: aPassword, colour: 1 };
    this.#arrived(await this.ask<SessionAnswer>('POST', '/api/setup', request));
    return this;
  }
  async signsIn(password = aPassword): Promise<Answer<object>> {
    const answer = await this.ask('POST', '/api/auth/sign-in/email', { email: this.email, password });
    if (answer.status === 200) this.#arrived(await this.ask<SessionAnswer>('GET', '/api/session'));
    return answer;
  }
  invites(email: string, level: AccessLevel, projects: ProjectScope = 'all'): Promise<Answer<Invited>> {
    const request: InvitationRequest = { email, level, projects, language: 'zh' };
    return this.ask<Invited>('POST', `/api/teams/${this.team}/invitations`, request);
  }
  /** Invites somebody and follows the link in their browser. */
  async bringsIn(email: string, level: AccessLevel, projects: ProjectScope = 'all'): Promise<Visitor> {
    const { body } = await this.invites(email, level, projects);
    const visitor = new Visitor(this.url, email, this.#origin);
    const account = { name: nameOf(email), password: aPassword, colour: 2 };
    visitor.#arrived(await visitor.ask<SessionAnswer>('POST', '/api/join', { token: body.invitation.token, account }));
    visitor.team = this.team;
    return visitor;
  }
  changes(member: Visitor, change: { level?: AccessLevel; projects?: ProjectScope }): Promise<Answer<Membership>> {
    return this.ask<Membership>('PATCH', `/api/teams/${this.team}/members/${member.user}`, change);
  }
  removes(member: Visitor): Promise<Answer<object>> {
    return this.ask('DELETE', `/api/teams/${this.team}/members/${member.user}`);
  }
  /** The header by which a page says who it believes to be. */
  get believes(): Record<string, string> {
    return { [accountHeader]: this.user };
  }
}

const nameOf = (email: string): string => email.split('@', 1)[0] ?? '';
