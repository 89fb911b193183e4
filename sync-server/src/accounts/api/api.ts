import { maxSetAsideBytes } from '@muster/protocol';
import { APIError } from 'better-auth/api';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { isOwnOrigin } from '../../same-origin.ts';
import { authRoutes } from './auth-routes.ts';
import { addressOf, notTooOften } from './context.ts';
import { oversightRoutes } from './oversight-routes.ts';
import type { OversightParts } from './oversight-routes.ts';
import { problemAnswer, problemOfCode, Refused } from './problems.ts';
import { sessionRoutes } from './session-routes.ts';
import { teamRoutes } from './team-routes.ts';

const maxJsonBytes = 64 * 1024;

/** Everything under `/api`. What no route answers is refused like what one may not see [S5]. */
export const createAccountsApi = (parts: OversightParts): Hono => {
  const api = new Hono();
  api.onError((error, c) => {
    if (error instanceof Refused) return problemAnswer(c, error.problem);
    if (error instanceof APIError) {
      const { code } = (error.body ?? {}) as { code?: string };
      return problemAnswer(c, problemOfCode(code, error.statusCode));
    }
    parts.onProblem('a request failed', error.name);
    return problemAnswer(c, { type: 'ServerFault' });
  });
  api.use(async (c, next) => {
    await notTooOften(parts, 'everything', addressOf(c, parts.behindProxy));
    await next();
    c.header('Cache-Control', 'no-store');
  });
  // [S1] Browsers name the origin of everything that is not GET or HEAD.
  api.use(async (c, next) => {
    if (c.req.method !== 'GET' && c.req.method !== 'HEAD') {
      const origin = c.req.header('origin') ?? '';
      if (!isOwnOrigin(origin, c.req.header('host'), parts.publicUrl)) throw new Refused({ type: 'NoAccess' });
    }
    await next();
  });
  api.use(async (c, next) => {
    const isWork = /^\/api\/teams\/[^/]+\/set-aside$/.test(c.req.path);
    const type = c.req.header('content-type')?.split(';', 1)[0]?.trim();
    // A form of another site can send neither of these without asking first.
    const isFine = type === undefined || type === (isWork ? 'application/octet-stream' : 'application/json');
    if (!isFine) throw new Refused({ type: 'FieldInvalid', field: 'content-type' });
    const tooLarge = (): never => {
      throw new Refused({ type: 'TooLarge' });
    };
    return bodyLimit({ maxSize: isWork ? maxSetAsideBytes : maxJsonBytes, onError: tooLarge })(c, next);
  });

  api.route('/auth', authRoutes(parts));
  api.route('/', sessionRoutes(parts));
  api.route('/teams', teamRoutes(parts));
  api.route('/teams', oversightRoutes(parts));
  api.all('*', (c) => problemAnswer(c, { type: 'NoAccess' }));
  return api;
};
