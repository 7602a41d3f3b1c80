import { SMTPServer } from 'smtp-server';
import { afterAll, expect, test } from 'vitest';
import { roles } from '../../contract/access.ts';
import { expectData, startTestApi, type TestAnswer, type TestTenant } from '../../testing/test-api.ts';

const mails: string[] = [];
let takesMail = true;
const smtp = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onRcptTo: (_address, _session, done) => done(takesMail ? null : new Error('no')),
  onData(stream, _session, done) {
    const chunks: Buffer[] = [];
    stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    stream.on('end', () => {
      mails.push(Buffer.concat(chunks).toString('utf8'));
      done();
    });
  },
});
await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', resolve));
const address = smtp.server.address();
const smtpPort = typeof address === 'object' && address ? address.port : 0;
const api = await startTestApi({ smtpUrl: `smtp://127.0.0.1:${smtpPort}` });
afterAll(async () => {
  await api[Symbol.asyncDispose]();
  await new Promise<void>((resolve) => smtp.close(resolve));
});

type Created = { id: string; link: string; mail: string };
type Item = { id: string; state: string; invitedBy: string; acceptedBy: string | null };

const PASSWORD = 'a new password';

async function tenantWith(code: string) {
  const tenant = await api.tenant(code);
  const admin = await api.user({ [tenant.id]: 'admin' });
  return { tenant, admin, asAdmin: api.as(admin, tenant) };
}

const tokenOf = ({ link }: { link: string }) => link.slice(link.lastIndexOf('/') + 1);

/** As a browser without a session would. */
async function asAnyone<Data>(procedure: string, input: unknown): Promise<TestAnswer<Data>> {
  const nobody = { id: '', email: '', cookie: '', apiKey: '' };
  const nowhere: TestTenant = { id: 'none', code: 'none' };
  const caller = api.as(nobody, nowhere);
  return procedure === 'invitations.look' ? caller.query(procedure, input) : caller.mutate(procedure, input);
}

test('a new person follows the link, makes an account and has the role; the link is good once', async () => {
  const { tenant, asAdmin } = await tenantWith('new-person');
  const made = expectData(await asAdmin.mutate<Created>('invitations.create', { role: 'builder' }));
  expect(made).toMatchObject({ mail: 'off', link: expect.stringContaining(`${api.url}/invitation/`) });
  const token = tokenOf(made);
  expect(await asAnyone('invitations.look', { token })).toMatchObject({
    data: { tenantName: 'Tenant new-person', role: 'builder', state: 'open', accountExists: false },
  });
  const joined = { token, name: 'Wang Wei', email: 'Wang@Example.test', password: PASSWORD };
  expect(expectData(await asAnyone('invitations.join', joined))).toEqual({ tenantId: tenant.id });
  expect((await api.signIn('wang@example.test', PASSWORD)).status).toBe(200);
  const again = { ...joined, email: 'second@example.test' };
  expect(await asAnyone('invitations.join', again)).toMatchObject({
    ok: false,
    error: { code: 'invitationOver', details: { state: 'accepted' } },
  });
  expect((await api.signIn('second@example.test', PASSWORD)).status).toBe(401);
  const list = await asAdmin.query<Item[]>('invitations.list');
  expect(list.text).not.toContain(token);
  expect(list).toMatchObject({ data: [{ id: made.id, state: 'accepted', acceptedBy: 'Wang Wei' }] });
  expect(await asAdmin.query('members.list')).toMatchObject({
    data: expect.arrayContaining([expect.objectContaining({ name: 'Wang Wei', role: 'builder' })]),
  });
});

test('somebody with an account accepts signed in, and their other tenants stay', async () => {
  const { tenant, asAdmin } = await tenantWith('known-person');
  const elsewhere = await api.tenant('elsewhere');
  const known = await api.user({ [elsewhere.id]: 'owner' });
  const made = expectData(
    await asAdmin.mutate<Created>('invitations.create', {
      role: 'operator',
      email: known.email.toUpperCase(),
    }),
  );
  const token = tokenOf(made);
  expect(await asAnyone('invitations.look', { token })).toMatchObject({ data: { accountExists: true } });
  const taken = { token, name: 'x', email: known.email, password: PASSWORD };
  expect(await asAnyone('invitations.join', taken)).toMatchObject({ error: { code: 'emailTaken' } });
  const another = api.as(await api.user({}), tenant);
  expect(await another.mutate('invitations.accept', { token })).toMatchObject({
    error: { code: 'invitationForAnother' },
  });
  const asKnown = api.as(known, tenant);
  expectData(await asKnown.mutate('invitations.accept', { token }));
  expect(await asKnown.query('me.get')).toMatchObject({
    data: {
      tenants: expect.arrayContaining([
        expect.objectContaining({ code: 'known-person', role: 'operator' }),
        expect.objectContaining({ code: 'elsewhere', role: 'owner' }),
      ]),
    },
  });
  const second = expectData(await asAdmin.mutate<Created>('invitations.create', { role: 'admin' }));
  expect(await asKnown.mutate('invitations.accept', { token: tokenOf(second) })).toMatchObject({
    error: { code: 'memberAlready' },
  });
});

test('a revoked and an expired link open nothing', async () => {
  const { asAdmin, tenant } = await tenantWith('over');
  const person = api.as(await api.user({}), tenant);
  const revoked = expectData(await asAdmin.mutate<Created>('invitations.create', { role: 'viewer' }));
  expectData(await asAdmin.mutate('invitations.revoke', { id: revoked.id }));
  const expired = expectData(await asAdmin.mutate<Created>('invitations.create', { role: 'viewer' }));
  await api.db.pool.query('UPDATE invitation SET expires_at = now() WHERE id = $1', [expired.id]);
  for (const [made, state] of [
    [revoked, 'revoked'],
    [expired, 'expired'],
  ] as const) {
    const input = { token: tokenOf(made) };
    expect(await asAnyone('invitations.look', input)).toMatchObject({ data: { state } });
    expect(await person.mutate('invitations.accept', input)).toMatchObject({
      error: { code: 'invitationOver', details: { state } },
    });
  }
  expect(await person.query('flows.list', {})).toMatchObject({ error: { code: 'notFound' } });
});

test('nobody invites to more than they may do themselves', async () => {
  const { asAdmin, tenant } = await tenantWith('beyond');
  const asOwner = api.as(await api.user({ [tenant.id]: 'owner' }), tenant);
  for (const role of roles) {
    const outcome = await asAdmin.mutate('invitations.create', { role });
    expect(outcome.ok, role).toBe(role !== 'owner');
    expect((await asOwner.mutate('invitations.create', { role })).ok, role).toBe(true);
  }
});

test('of two who follow one link at the same time, one becomes a member', async () => {
  const { asAdmin, tenant } = await tenantWith('race');
  const made = expectData(await asAdmin.mutate<Created>('invitations.create', { role: 'viewer' }));
  const people = await Promise.all([api.user({}), api.user({}), api.user({})]);
  const outcomes = await Promise.all(
    people.map((person) => api.as(person, tenant).mutate('invitations.accept', { token: tokenOf(made) })),
  );
  expect(outcomes.filter((each) => each.ok)).toHaveLength(1);
  const members = expectData(await asAdmin.query<unknown[]>('members.list'));
  expect(members).toHaveLength(2);
});

test('the link is mailed in both languages; a server that refuses takes nothing back', async () => {
  const { asAdmin } = await tenantWith('mailed');
  const invite = (email: string) => asAdmin.mutate<Created>('invitations.create', { role: 'viewer', email });
  const sent = expectData(await invite('li@example.test'));
  expect(sent.mail).toBe('sent');
  const text = decodeMail(mails.at(-1) ?? '');
  expect(text).toContain('To: li@example.test');
  expect(text).toContain(sent.link);
  expect(text).toContain('查看者');
  takesMail = false;
  const failed = expectData(await invite('zhao@example.test'));
  takesMail = true;
  expect(failed.mail).toBe('failed');
  expect(await asAnyone('invitations.look', { token: tokenOf(failed) })).toMatchObject({
    data: { state: 'open', email: 'zhao@example.test' },
  });
});

/** Head and text of a mail, the text out of its transfer encoding. */
function decodeMail(raw: string): string {
  const [head = '', ...rest] = raw.split('\r\n\r\n');
  const body = rest.join('\r\n\r\n');
  if (/base64/i.test(head)) return `${head}\n${Buffer.from(body, 'base64').toString('utf8')}`;
  const bytes = body
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return `${head}\n${Buffer.from(bytes, 'latin1').toString('utf8')}`;
}
