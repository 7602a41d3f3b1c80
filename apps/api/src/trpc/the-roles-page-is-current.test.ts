import path from 'node:path';
import { expect, test } from 'vitest';
import { type Role, roles } from '../contract/access.ts';
import { capabilities, listCapabilities } from '../contract/capabilities.ts';
import { restCalls } from '../rest/rest-calls.ts';
import { listProcedures } from '../testing/list-procedures.ts';

const page = path.resolve(import.meta.dirname, '../../../../docs/roles.md');

/** docs/roles.md as the code has it. After a change: `npx vitest run --update src/trpc/the-roles-page-is-current.test.ts`. */
function rolesPage(): string {
  const mark = (has: boolean) => (has ? '✓' : '');
  const rows = listCapabilities().map(
    ({ key, en, zh, roles: having }) =>
      `| ${en}<br>${zh} | \`${key}\` | ${roles.map((role: Role) => mark(having.includes(role))).join(' | ')} |`,
  );
  const procedures = listProcedures();
  const uses = listCapabilities().flatMap(({ key }) => {
    const console = procedures.filter((each) => each.needs === key).map((each) => each.name);
    const rest = restCalls.filter((each) => each.needs === key);
    if (console.length + rest.length === 0) return [];
    const calls = rest.map((each) => `\`${each.method.toUpperCase()} ${each.path}\``).join(', ');
    return `| \`${key}\` | ${console.sort().join(', ')} | ${calls} |`;
  });
  return [
    '# Roles',
    '',
    'Made from `apps/api/src/contract/capabilities.ts`, the one table by which every procedure and every REST call is checked.',
    'A test fails while this page differs from it.',
    '',
    `| May | Capability | ${roles.join(' | ')} |`,
    `| --- | --- |${' --- |'.repeat(roles.length)}`,
    ...rows,
    '',
    '## What asks for which',
    '',
    '| Capability | Console | REST |',
    '| --- | --- | --- |',
    ...uses,
    '',
  ].join('\n');
}

test('docs/roles.md says what the code does', async () => {
  await expect(rolesPage()).toMatchFileSnapshot(page);
});

test('every procedure inside a tenant asks for a capability, and every capability is asked for', () => {
  const inTenant = listProcedures().filter((each) => each.level !== 'anyone' && each.level !== 'person');
  expect(inTenant.filter((each) => each.needs === undefined)).toEqual([]);
  const asked = new Set(inTenant.map((each) => each.needs));
  // Checked where roles are handed out: nobody gives or takes more than they have.
  asked.add('owners.appoint');
  expect(Object.keys(capabilities).filter((each) => !asked.has(each))).toEqual([]);
});
