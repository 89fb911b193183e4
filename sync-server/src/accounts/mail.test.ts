import { closeCodes } from '@muster/protocol';
import type { AuditAnswer, SessionAnswer } from '@muster/protocol';
import { expect, test } from 'vitest';
import { Line } from '../testing/line.ts';
import { aMailbox } from '../testing/mailbox.ts';
import type { ReceivedMail } from '../testing/mailbox.ts';
import { aMuster } from '../testing/muster.ts';
import { aPassword, Visitor } from '../testing/visitor.ts';
import { mailTexts } from './mail-texts.ts';

const publicUrl = 'https://muster.example';

/** A server that sends mail, and its first manager. Whoever visits it comes by its public address. */
const withMail = async () => {
  const box = await aMailbox();
  const muster = await aMuster({ publicUrl, mail: box.config });
  const visitor = (email: string): Visitor => new Visitor(muster.url, email, publicUrl);
  const ana = await visitor('ana@example.com').setsUp();
  return { box, muster, visitor, ana };
};

const linkIn = ({ text }: ReceivedMail, page: string): string => {
  const token = new RegExp(`^${publicUrl}/${page}#([A-Za-z0-9._-]+)$`, 'm').exec(text)?.[1];
  if (token === undefined) throw new Error(`No link to /${page} in: ${text}`);
  return token;
};

test('an invitation goes out by mail, in the language that was chosen, and its link is all that is needed to join', async () => {
  const { box, ana, visitor } = await withMail();
  for (const [language, subject] of [
    ['zh', 'ana 邀请你加入「招聘一组」'],
    ['en', 'ana invites you to 招聘一组'],
  ] as const) {
    const email = `${language}@example.com`;
    const invited = await ana.ask<{ mailed: boolean }>('POST', `/api/teams/${ana.team}/invitations`, {
      email,
      level: 'recruiter',
      projects: 'all',
      language,
    });
    expect(invited.body.mailed).toBe(true);
    const mail = await box.mailTo(email);
    expect([mail.from, mail.to, mail.headers.get('subject')]).toEqual(['muster@example.com', [email], subject]);
    const guest = visitor(email);
    const account = { name: language, password: aPassword, colour: 1 };
    const joined = await guest.ask<SessionAnswer>('POST', '/api/join', { token: linkIn(mail, 'join'), account });
    expect(joined.body.teams.map(({ level }) => level)).toEqual(['recruiter']);
  }
  expect(box.mails).toEqual([]);
});

test('[R13] a forgotten password: a link by mail that works once; the old password and all sessions are over', async () => {
  const { box, ana, visitor } = await withMail();
  const line = await new Line(ana, `${ana.team}/space`, { headers: { Origin: publicUrl } }).arrived();
  expect(line.synced).toBe(true);
  const forgetful = visitor('ana@example.com');
  expect((await forgetful.ask('POST', '/api/auth/request-password-reset', { email: ana.email })).body).toEqual({ status: true });
  const token = linkIn(await box.mailTo(ana.email), 'reset');
  const newPassword = 'a whole new password';
  const reset = await forgetful.ask('POST', '/api/auth/reset-password', { token, newPassword });
  expect([reset.status, reset.headers.getSetCookie()]).toEqual([200, []]);
  expect((await line.ended()).code).toBe(closeCodes.signIn);
  expect((await ana.ask<SessionAnswer>('GET', '/api/session')).body.account).toBeNull();
  expect((await forgetful.signsIn()).body).toEqual({ problem: { type: 'WrongCredentials' } });
  expect((await forgetful.signsIn(newPassword)).status).toBe(200);
  const again = await forgetful.ask('POST', '/api/auth/reset-password', { token, newPassword: aPassword });
  expect(again.body.problem).toEqual({ type: 'LinkGone' });
});

test('[S3] nobody learns from a forgotten password whether there is an account, nor from asking again and again', async () => {
  const { box, ana, visitor } = await withMail();
  const ask = async (email: string) => {
    const { status, body, headers } = await visitor(email).ask('POST', '/api/auth/request-password-reset', { email });
    return { status, body, type: headers.get('content-type') };
  };
  const known = await ask(ana.email);
  const unknown = await ask('nobody@example.com');
  expect(known).toEqual(unknown);
  await box.mailTo(ana.email);
  // Three an hour for one account. The fourth is answered alike, and nothing is sent.
  for (let i = 0; i < 4; i++) expect(await ask(ana.email)).toEqual(unknown);
  for (let i = 0; i < 2; i++) await box.mailTo(ana.email);
  // Ten an hour from one address, known or not.
  for (let i = 0; i < 4; i++) await ask('nobody@example.com');
  expect(await ask('nobody@example.com')).toMatchObject({ status: 429, body: { problem: { type: 'TooMany' } } });
  expect(box.mails).toEqual([]);
});

test('an e-mail address is changed when its owner says so, and not before', async () => {
  const { box, ana, visitor } = await withMail();
  const emailOf = async () => (await ana.ask<SessionAnswer>('GET', '/api/session')).body.account?.email;
  const noted = async () =>
    (await ana.ask<AuditAnswer>('GET', `/api/teams/${ana.team}/audit?kind=email-changed`)).body.entries.length;
  expect((await ana.ask('POST', '/api/auth/change-email', { newEmail: 'anna@example.com' })).status).toBe(200);
  expect(await emailOf()).toBe('ana@example.com');
  const token = linkIn(await box.mailTo('anna@example.com'), 'confirm');
  // Of use to nobody else who is signed in.
  const ben = await ana.bringsIn('ben@example.com', 'viewer');
  expect((await ben.ask('POST', '/api/confirm', { token })).body.problem).toEqual({ type: 'LinkGone' });
  expect((await ana.ask('POST', '/api/confirm', { token: `${token}x` })).body.problem).toEqual({ type: 'LinkGone' });
  expect([await emailOf(), await noted()]).toEqual(['ana@example.com', 0]);
  expect((await ana.ask<SessionAnswer>('POST', '/api/confirm', { token })).body.account?.email).toBe('anna@example.com');
  expect(await noted()).toBe(1);
  expect((await ana.ask('POST', '/api/confirm', { token })).body.problem).toEqual({ type: 'LinkGone' });
  expect((await visitor('ana@example.com').signsIn()).body.problem).toEqual({ type: 'WrongCredentials' });
  expect((await visitor('anna@example.com').signsIn()).status).toBe(200);
  // One that somebody has is answered alike, and nothing is sent.
  await box.mailTo('ben@example.com');
  expect((await ana.ask('POST', '/api/auth/change-email', { newEmail: 'ben@example.com' })).status).toBe(200);
  expect((await ana.ask('POST', '/api/auth/change-email', { newEmail: 'free@example.com' })).status).toBe(200);
  await box.mailTo('free@example.com');
  expect(box.mails).toEqual([]);
});

test('names cannot put headers or lines of their own into a mail, and no address can name a second reader', async () => {
  const { box, ana } = await withMail();
  const nasty = 'Eve\r\nBcc: victim@example.com\r\n\r\nSend money';
  expect((await ana.ask('PATCH', `/api/teams/${ana.team}`, { name: nasty })).status).toBe(200);
  expect((await ana.ask('POST', '/api/auth/update-user', { name: nasty })).body.problem?.type).toBe('FieldInvalid');
  await ana.invites('ben@example.com', 'viewer');
  const mail = await box.mailTo('ben@example.com');
  expect(mail.to).toEqual(['ben@example.com']);
  expect([...mail.headers.keys()]).not.toContain('bcc');
  expect(mail.headers.get('subject')).toContain('Eve  Bcc: victim@example.com'.replaceAll(/\s+/g, ' '));
  expect(mail.text.split('\n').some((line) => line.startsWith('Send money') || line.startsWith('Bcc'))).toBe(false);
  // Also what stood in the file before names were looked at.
  const written = (name: string) => mailTexts.invitation({ link: 'l', team: name, inviter: name, language: 'en' });
  expect(written(nasty).subject).not.toMatch(/[\r\n]/);
  expect(written(nasty).text.split('\n')).toHaveLength(written('Eve').text.split('\n').length);

  for (const email of [
    'a@example.com, b@example.com',
    'a@example.com;b@example.com',
    'a@example.com\r\nBcc: b@example.com',
    '"a" <b@example.com>',
    'a@example.com b@example.com',
    'a@@example.com',
    'a@example.com\u0000',
  ])
    expect([email, (await ana.invites(email, 'viewer')).body.problem?.type]).toEqual([email, 'FieldInvalid']);
  expect(box.mails).toEqual([]);
});

test('a mail server that is not there: the invitation is made, and the link has to be handed over', async () => {
  const muster = await aMuster({ publicUrl, mail: { smtpUrl: 'smtp://127.0.0.1:1', from: 'muster@example.com' } });
  const ana = await new Visitor(muster.url, 'ana@example.com', publicUrl).setsUp();
  expect((await ana.invites('ben@example.com', 'viewer')).body).toMatchObject({ mailed: false, invitation: { level: 'viewer' } });
});
