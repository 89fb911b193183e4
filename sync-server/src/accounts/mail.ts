import { createTransport } from 'nodemailer';
import type { MailConfig } from '../config.ts';
import { mailTexts } from './mail-texts.ts';
import type { Language } from './mail-texts.ts';

/** The mails of accounts. Tokens stand behind `#`, so that no server on the way, ours included, writes them into a log. */
export interface Mail {
  sendInvitation(to: string, facts: { token: string; team: string; inviter: string; language: Language }): Promise<void>;
  sendReset(to: string, token: string): Promise<void>;
  sendConfirmation(to: string, token: string): Promise<void>;
  close(): void;
}

export const createMail = ({ smtpUrl, from }: MailConfig, publicUrl: string): Mail => {
  const transport = createTransport(smtpUrl);
  const send = async (to: string, { subject, text }: { subject: string; text: string }): Promise<void> => {
    await transport.sendMail({ from, to, subject, text });
  };
  return {
    sendInvitation: (to, { token, team, inviter, language }) =>
      send(to, mailTexts.invitation({ link: `${publicUrl}/join#${token}`, team, inviter, language })),
    sendReset: (to, token) => send(to, mailTexts.reset({ link: `${publicUrl}/reset#${token}` })),
    sendConfirmation: (to, token) => send(to, mailTexts.confirmation({ link: `${publicUrl}/confirm#${token}` })),
    close: () => transport.close(),
  };
};
