/** A page that names texts which nobody loads shows their keys: what each page's scripts name is compared with what its route loads. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { catalogs } from './catalogs.ts';

type Group = keyof (typeof catalogs)['en'];
const isGroup = (name: string | undefined): name is Group => name !== undefined && name in catalogs.en;

const SRC = path.resolve(import.meta.dirname, '..');
const ROUTES = path.join(SRC, 'app/routes.tsx');

type Script = { still: string[]; later: string[]; loads: Group[]; names: string[] };

const scripts = new Map<string, Script>();

function read(file: string): Script {
  const known = scripts.get(file);
  if (known) return known;
  const text = readFileSync(file, 'utf8');
  const all = (pattern: RegExp) => [...text.matchAll(pattern)].map((match) => match[1] ?? '');
  const resolved = (places: string[]) =>
    places
      .map((place) => path.resolve(path.dirname(file), place))
      .filter((place) => /\.tsx?$/.test(place) && existsSync(place));
  const script: Script = {
    still: resolved(all(/^(?:import|export)(?! type)[^;]*?from '(\.[^']+)'/gm)),
    later: resolved(all(/import\('(\.[^']+)'\)/g)),
    loads: all(/loadTexts\('(\w+)'\)/g).filter(isGroup),
    names: [
      ...all(/useTranslation\(([^)]*)\)/g).flatMap((list) =>
        [...list.matchAll(/'(\w+)'/g)].map((match) => match[1] ?? ''),
      ),
      ...all(/i18next\.t\('(\w+):/g),
    ],
  };
  scripts.set(file, script);
  return script;
}

/** `file: area` for all areas of texts that are named by what `start` brings and in none of the groups loaded by then. */
async function missingFrom(start: string, group: Group | undefined): Promise<string[]> {
  const missing = new Set<string>();
  const seen = new Set<string>();
  const open: { file: string; groups: Group[] }[] = [
    { file: start, groups: ['console', ...(group === undefined ? [] : [group])] },
  ];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { file, groups } = next;
    const key = `${file} ${[...groups].sort().join(' ')}`;
    if (seen.has(key) || file === ROUTES) continue;
    seen.add(key);
    const { still, later, loads, names } = read(file);
    const areas = await areasOf(groups);
    for (const name of names) if (!areas.has(name)) missing.add(`${path.relative(SRC, file)}: ${name}`);
    open.push(...still.map((each) => ({ file: each, groups })));
    // What a script loads beside another one is there when that one is shown.
    open.push(...later.map((each) => ({ file: each, groups: [...new Set([...groups, ...loads])] })));
  }
  return [...missing].sort();
}

async function areasOf(groups: readonly Group[]): Promise<Set<string>> {
  const loaded = await Promise.all(groups.map((group) => catalogs.en[group]()));
  return new Set(loaded.flatMap((texts) => Object.keys(texts)));
}

const [, ...rows] = readFileSync(ROUTES, 'utf8').split(/path: '/);
const routes = rows.map((row) => {
  const group = /texts: '(\w+)'/.exec(row)?.[1];
  return {
    file: path.resolve(path.dirname(ROUTES), /import\('([^']+)'\)/.exec(row)?.[1] ?? ''),
    group: isGroup(group) ? group : undefined,
  };
});

test('all pages are looked at', () => {
  expect(routes.filter(({ file }) => !existsSync(file))).toEqual([]);
  expect(routes.length).toBeGreaterThan(15);
});

for (const { file, group } of routes) {
  test(`${path.relative(SRC, file)} loads the texts it names`, async () => {
    expect(await missingFrom(file, group)).toEqual([]);
  });
}

test('texts that nobody loads are found', async () => {
  const designer = path.join(SRC, 'designer/designer-page.tsx');
  expect(await missingFrom(designer, undefined)).toContain('designer/toolbar/toolbar.tsx: designer');
});
