import type { Hono } from 'hono';
import type { Config } from '../config.ts';
import type { Gate } from '../gate.ts';
import { createAccountsApi } from './api/api.ts';
import { createAudit } from './audit.ts';
import { openAuth } from './auth.ts';
import { createAccountsGate } from './gate.ts';
import { createLimits } from './limits.ts';
import { createMail } from './mail.ts';
import { createMembers } from './members.ts';
import { readSecret } from './secret.ts';
import { createSetAside } from './set-aside.ts';
import { openAccountsFile } from './tables.ts';

export interface AccountsParts {
  readonly config: Pick<Config, 'dataDir' | 'publicUrl' | 'behindProxy' | 'mail' | 'singleSignOn'>;
  readonly now: () => number;
  readonly onProblem: (what: string, detail: string) => void;
}

/** What the relay does for accounts. */
interface AccountsHost {
  /** Puts an update into a room in somebody's name. False if the room refuses it. */
  readonly insert: (room: string, user: string, update: Uint8Array) => Promise<boolean>;
  /** Whether these bytes are an update that a room may take. */
  readonly isUpdate: (bytes: Uint8Array) => Promise<boolean>;
  /** Looks at all open sockets again. */
  readonly rightsChanged: () => void;
}

export interface Accounts {
  readonly gate: Gate;
  api(host: AccountsHost): Hono;
  /** A socket's update was refused: managers learn of it. */
  refusedUpdate(team: string, user: string, why: string): void;
  close(): void;
}

/** Accounts, teams and rights, in the SQLite file of the data folder, which the store has made. */
export const openAccounts = async ({ config, now, onProblem }: AccountsParts): Promise<Accounts> => {
  const { dataDir, publicUrl, behindProxy, singleSignOn } = config;
  const db = openAccountsFile(dataDir);
  const mail = config.mail === null || publicUrl === null ? null : createMail(config.mail, publicUrl);
  // better-auth makes its tables, ours read them: what is asked before they are there is asked later.
  const late: { members?: ReturnType<typeof createMembers>; audit?: ReturnType<typeof createAudit> } = {};
  const auth = await openAuth({
    db,
    secret: readSecret(dataDir),
    publicUrl,
    singleSignOn,
    mail,
    onProblem,
    mayHaveAccount: (email, isSingleSignOn) => {
      const { members } = late;
      if (members === undefined) return false;
      // The first account comes with the first team: one without a team would shut everybody out.
      return members.hasAccounts() ? members.isInvited(email, now()) : !isSingleSignOn;
    },
    onSignedIn: (user) => late.audit?.note({ team: null, kind: 'signed-in', user }),
    onPasswordReset: (user) => late.audit?.note({ team: null, kind: 'password-reset', user }),
  });
  const members = (late.members = createMembers(db));
  const audit = (late.audit = createAudit(db, now));
  const setAside = createSetAside(db, now);
  const limits = createLimits();
  return {
    gate: createAccountsGate({ auth, members, audit, now, isOpen: () => db.isOpen }),
    api: (host) =>
      createAccountsApi({
        ...host,
        auth,
        members,
        audit,
        limits,
        setAside,
        mail,
        singleSignOn: singleSignOn?.name ?? null,
        publicUrl,
        behindProxy,
        now,
        isOpen: () => db.isOpen,
        onProblem,
      }),
    refusedUpdate: (team, user, why) => audit.noteSeldom({ team, kind: 'refused', user, facts: { what: why } }),
    close: () => {
      mail?.close();
      db.close();
    },
  };
};
