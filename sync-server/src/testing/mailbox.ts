import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { onTestFinished } from 'vitest';
import type { MailConfig } from '../config.ts';
import { until } from './relay-process.ts';

export interface ReceivedMail {
  readonly from: string;
  readonly to: readonly string[];
  /** As it came over the wire. */
  readonly raw: string;
  readonly headers: ReadonlyMap<string, string>;
  readonly text: string;
}

export interface Mailbox {
  readonly config: MailConfig;
  readonly mails: ReceivedMail[];
  /** The next mail to this address, taken out. */
  mailTo(address: string): Promise<ReceivedMail>;
}

/** A mail server that keeps what it gets; stops with the test. */
export const aMailbox = async (): Promise<Mailbox> => {
  const mails: ReceivedMail[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope;
        const from = mailFrom === false ? '' : mailFrom.address;
        mails.push(
          read(
            Buffer.concat(chunks).toString('utf8'),
            from,
            rcptTo.map(({ address }) => address),
          ),
        );
        done();
      });
    },
  });
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  onTestFinished(() => new Promise<void>((done) => void server.close(done)));
  const { port } = server.server.address() as AddressInfo;
  return {
    config: { smtpUrl: `smtp://127.0.0.1:${port}`, from: 'Muster <muster@example.com>' },
    mails,
    mailTo: async (address) => {
      const find = (): number => mails.findIndex(({ to }) => to.includes(address));
      await until('the mail arrives', () => find() >= 0);
      const [mail] = mails.splice(find(), 1);
      if (mail === undefined) throw new Error('It was there a moment ago.');
      return mail;
    },
  };
};

const read = (raw: string, from: string, to: readonly string[]): ReceivedMail => {
  const end = raw.indexOf('\r\n\r\n');
  const headers = new Map<string, string>();
  for (const line of raw
    .slice(0, end)
    .replaceAll(/\r\n[ \t]+/g, ' ')
    .split('\r\n')) {
    const [name = '', value = ''] = line.split(/:(.*)/s);
    headers.set(name.toLowerCase(), decodeWords(value.trim()));
  }
  const body = raw.slice(end + 4);
  const encoding = headers.get('content-transfer-encoding');
  const text =
    encoding === 'base64' ? Buffer.from(body, 'base64').toString() : encoding === 'quoted-printable' ? unquoted(body) : body;
  return { from, to, raw, headers, text };
};

/** RFC 2047: =?UTF-8?B?…?= and =?UTF-8?Q?…?=. */
const decodeWords = (value: string): string =>
  value
    .replaceAll(/\?=\s+=\?/g, '?==?')
    .replaceAll(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_all, kind: string, coded: string) =>
      kind.toLowerCase() === 'b' ? Buffer.from(coded, 'base64').toString() : unquoted(coded.replaceAll('_', ' ')),
    );

const unquoted = (text: string): string =>
  Buffer.from(
    text
      .replaceAll(/=\r?\n/g, '')
      .replaceAll(/=([0-9A-F]{2})/gi, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  ).toString('utf8');
