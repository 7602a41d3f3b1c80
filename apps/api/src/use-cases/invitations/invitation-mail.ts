import type { Role } from '../../contract/access.ts';
import type { Mail } from '../../mail/mailer.ts';

const roleWords: Record<Role, { en: string; zh: string }> = {
  viewer: { en: 'viewer', zh: '查看者' },
  operator: { en: 'operator', zh: '运维人员' },
  builder: { en: 'builder', zh: '开发人员' },
  admin: { en: 'administrator', zh: '管理员' },
  owner: { en: 'owner', zh: '所有者' },
};

/** The mail that carries an invitation's link, in both languages: its reader has not chosen one yet. */
export function invitationMail(given: {
  to: string;
  tenantName: string;
  role: Role;
  link: string;
  expiresAt: Date;
}): Mail {
  const { to, tenantName, role, link, expiresAt } = given;
  const words = roleWords[role];
  const until = `${expiresAt.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
  return {
    to,
    subject: `Flowbridge: ${oneLine(tenantName)}`,
    text: [
      `You are invited to work in “${tenantName}” as ${words.en}. The link is good once, until ${until}:`,
      `邀请您以${words.zh}身份加入“${tenantName}”。链接仅可使用一次，有效期至 ${until}：`,
      '',
      link,
      '',
      'Whoever does not expect this mail can ignore it. 如非预期，请忽略本邮件。',
    ].join('\n'),
  };
}

function oneLine(text: string): string {
  return text.replace(/[\r\n]+/g, ' ');
}
