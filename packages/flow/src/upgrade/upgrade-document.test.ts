import { describe, expect, it } from 'vitest';
import { CURRENT_SCHEMA_VERSION } from '../document/document.ts';
import { parseFlowDocument } from '../document/parse-flow-document.ts';
import version1 from './fixtures/version-1.json';
import { type Upgrade, upgradeWith } from './upgrade-document.ts';

/** A document as each version wrote it, oldest first. A new version adds a line; none is ever removed or edited. */
const fixtures = [version1];

describe('documents of every version', () => {
  it.each(fixtures.map((fixture) => ({ version: fixture.schemaVersion, fixture })))(
    'version $version is read by this build',
    ({ fixture }) => {
      const parsed = parseFlowDocument(fixture);
      expect(parsed.ok ? [] : parsed.problems).toEqual([]);
    },
  );

  it('all have a fixture', () => {
    expect(fixtures.map((fixture) => fixture.schemaVersion)).toEqual(
      Array.from({ length: CURRENT_SCHEMA_VERSION }, (_, at) => at + 1),
    );
  });
});

describe('the walk through upgrades', () => {
  const upgrades: Upgrade[] = [
    (raw) => ({ ...raw, schemaVersion: 2, second: true }),
    (raw) => ({ ...raw, schemaVersion: 3, third: raw.second }),
  ];

  it('starts at the document’s own version and leaves what it was given alone', () => {
    const old = { schemaVersion: 1 };
    expect(upgradeWith(old, upgrades, 3)).toEqual({
      ok: true,
      document: { schemaVersion: 3, second: true, third: true },
    });
    expect(old).toEqual({ schemaVersion: 1 });
    const second = upgradeWith({ schemaVersion: 2, second: 'x' }, upgrades, 3);
    expect(second.ok && second.document).toEqual({ schemaVersion: 3, second: 'x', third: 'x' });
  });

  it('refuses versions from the future', () => {
    const refused = upgradeWith({ schemaVersion: 4 }, upgrades, 3);
    expect(!refused.ok && refused.problem.message.zh).toBe('该文档版本为 4，当前系统最高支持版本 3。');
  });
});
