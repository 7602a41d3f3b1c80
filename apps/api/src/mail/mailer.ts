/** Mail over SMTP. Without `FLOWBRIDGE_SMTP_URL` there is no mailer, and whoever would send says so instead. */
import { createTransport } from 'nodemailer';

export type Mail = { to: string; subject: string; text: string };

export type Mailer = {
  /** Throws when the server does not take the mail. */
  send(mail: Mail): Promise<void>;
  close(): void;
};

/** A mail server that does not answer must not keep a person waiting longer than this. */
const PATIENCE_MS = 10_000;

export function openMailer({ smtpUrl, from }: { smtpUrl: string; from: string }): Mailer {
  const transport = createTransport(
    {
      url: smtpUrl,
      connectionTimeout: PATIENCE_MS,
      greetingTimeout: PATIENCE_MS,
      socketTimeout: PATIENCE_MS,
    },
    { from },
  );
  return {
    async send(mail) {
      await transport.sendMail(mail);
    },
    close: () => transport.close(),
  };
}
