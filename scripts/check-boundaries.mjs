// Keeps imports pointing one way. The table is the package graph of ARCHITECTURE.md; a workspace may depend only on what
// its row names. (Turborepo's boundary tags also judge what a dependency itself depends on, which forbids the allowed
// `import type` of the api's router in web; they are therefore used only for undeclared and out-of-package imports.)
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './prepare.mjs';

const DIRECTIONS = {
  web: {
    may: ['flow', 'expression', 'connector-sdk', 'engine', 'refusals'],
    dev: ['api'],
    why: 'the browser gets data by tRPC, not by import',
  },
  api: {
    may: [
      'flow',
      'expression',
      'connectors',
      'connector-sdk',
      'db',
      'egress',
      'queue',
      'refusals',
      'secrets',
      'templates',
    ],
    dev: ['sandbox'],
    why: 'the control plane never executes flows: no engine, no runtime',
  },
  runner: {
    may: [
      'runtime',
      'engine',
      'flow',
      'expression',
      'connectors',
      'connector-sdk',
      'db',
      'egress',
      'queue',
      'refusals',
      'secrets',
    ],
    why: 'the data plane never serves the console',
  },
  sandbox: { may: [], why: 'a simulated system shares no code with what is tested against it' },
  cli: {
    may: ['flow', 'expression', 'templates'],
    why: 'it reaches installations over REST and shares with them only what a document and a package are',
  },
  'all-in-one': {
    may: ['api', 'runner', 'sandbox', 'cli', 'db', 'postgres', 'secrets'],
    why: 'it only wires the apps together',
  },
  runtime: {
    may: ['engine', 'expression', 'flow', 'connector-sdk', 'connectors', 'db', 'egress', 'queue', 'secrets'],
    why: 'it makes the engine’s ports real and knows no app',
  },
  engine: { may: ['flow', 'expression'], why: 'the engine is pure: everything outside comes through ports' },
  connectors: { may: ['connector-sdk'], why: 'a connector knows how it is written, not who runs it' },
  db: { may: ['flow'], why: 'storage knows the document, nobody who uses it' },
  templates: { may: ['flow', 'connector-sdk'], dev: ['expression', 'connectors'], why: 'templates are data' },
  testing: { may: ['postgres'], why: 'test tools must not pull the tested code in' },
  postgres: { may: [], why: 'it runs a database server and knows nothing of what is in it' },
  queue: { may: [], why: 'the queue carries jobs of any kind' },
  flow: { may: [], why: 'the document is understood by browser and server alone' },
  expression: { may: [], why: 'the language stands alone' },
  refusals: { may: [], why: 'words are read by the browser, REST and hooks alike' },
  'connector-sdk': { may: [], why: 'connector authors need nothing else' },
  secrets: { may: [], why: 'key handling stands alone' },
  egress: { may: [], why: 'calls out are guarded alike for flows and for sign-in' },
};

/** Files that may name Prisma: invariant "Prisma only inside packages/db". */
const PRISMA_HOME = 'packages/db/';

function workspaces() {
  return ['apps', 'packages'].flatMap((group) =>
    readdirSync(path.join(root, group))
      .filter((name) => existsSync(path.join(root, group, name, 'package.json')))
      .map((name) => ({ name, folder: `${group}/${name}` })),
  );
}

function sources(folder) {
  return readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
    .filter(
      (file) => !file.includes('node_modules') && !file.includes('/dist/') && !file.includes('/generated/'),
    );
}

const IMPORT = /\bfrom\s+'([^']+)'|\bimport\(\s*'([^']+)'|^import\s+'([^']+)'/gm;

function check({ name, folder }) {
  const rule = DIRECTIONS[name];
  if (!rule) return [`${folder}: not in the table of scripts/check-boundaries.mjs; add its row and say why.`];
  const problems = [];
  for (const file of sources(folder)) {
    const isTest = /\.test\.tsx?$|\/testing\/|vitest/.test(file);
    const text = readFileSync(path.join(root, file), 'utf8');
    for (const match of text.matchAll(IMPORT)) {
      const target = match[1] ?? match[2] ?? match[3] ?? '';
      if (target.includes('@prisma/') && !file.startsWith(PRISMA_HOME)) {
        problems.push(`${file}: imports ${target}; Prisma stays inside packages/db.`);
      }
      const wanted = /^@flowbridge\/([^/]+)/.exec(target)?.[1];
      if (!wanted || rule.may.includes(wanted)) continue;
      const typeOnly = new RegExp(`import type [^;]*from '${target}'`).test(text);
      if (isTest && (wanted === 'testing' || rule.dev?.includes(wanted))) continue;
      if (rule.dev?.includes(wanted) && typeOnly) continue;
      problems.push(
        `${file}: imports ${target}; ${name} may import ${rule.may.join(', ') || 'nothing'}: ${rule.why}.`,
      );
    }
  }
  return problems;
}

const problems = workspaces().flatMap(check);
for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exit(1);
console.log(`Boundaries: ${workspaces().length} workspaces import only what they may.`);
