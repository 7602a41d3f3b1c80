// `npm test`: installs, checks, and runs every test on a real PostgreSQL and in a real browser. Ends with one line
// "Tests: N passed, N failed, N skipped" and an exit code that says the same.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from './build.mjs';
import { findChromium } from './find-chromium.mjs';
import { prepare, root, tool } from './prepare.mjs';

prepare();

const reports = mkdtempSync(path.join(tmpdir(), 'flowbridge-reports-'));
const totals = { passed: 0, failed: 0, skipped: 0 };
let broken = false;

function step(title, command, args, env = {}) {
  const began = Date.now();
  console.log(`\n── ${title}`);
  const { status, error } = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...env },
  });
  if (error) console.error(error.message);
  const ok = status === 0;
  console.log(`── ${title}: ${ok ? 'ok' : 'FAILED'} in ${((Date.now() - began) / 1000).toFixed(1)} s`);
  if (!ok) broken = true;
  return ok;
}

/** Adds a runner's JSON report to the totals; a missing report is a failure. */
function count(file, read) {
  try {
    const { passed, failed, skipped } = read(JSON.parse(readFileSync(file, 'utf8')));
    totals.passed += passed;
    totals.failed += failed;
    totals.skipped += skipped;
  } catch {
    totals.failed += 1;
    broken = true;
  }
}

step('Format and lint', tool('biome'), ['check', '--error-on-warnings', '.']);
step('Boundaries', process.execPath, ['scripts/check-boundaries.mjs']);
step('Types', tool('turbo'), ['run', 'typecheck', '--output-logs=errors-only'], {
  TURBO_TELEMETRY_DISABLED: '1',
});

const vitestReport = path.join(reports, 'vitest.json');
step('Unit and integration tests', tool('vitest'), [
  'run',
  '--config',
  'vitest.all.ts',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${vitestReport}`,
]);
count(vitestReport, (report) => ({
  passed: report.numPassedTests,
  failed: report.numFailedTests + (report.numFailedTestSuites > 0 && report.numFailedTests === 0 ? 1 : 0),
  skipped: report.numPendingTests + report.numTodoTests,
}));

const chromium = findChromium();
if (chromium) {
  build();
  const browserReport = path.join(reports, 'playwright.json');
  step('Browser tests', tool('playwright'), ['test', '--config', 'e2e/playwright.config.ts'], {
    FLOWBRIDGE_CHROMIUM: chromium,
    PLAYWRIGHT_JSON_OUTPUT_FILE: browserReport,
  });
  count(browserReport, ({ stats }) => ({
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected,
    skipped: stats.skipped,
  }));
} else {
  totals.failed += 1;
}

rmSync(reports, { recursive: true, force: true });
console.log(`\nTests: ${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped`);
process.exit(broken || totals.failed > 0 || totals.passed === 0 ? 1 : 0);
