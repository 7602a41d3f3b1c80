// `npm test`: installs, checks, and runs every test on a real PostgreSQL and in a real browser. Ends with one line
// "Tests: N passed, N failed, N skipped" and an exit code that says the same.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { build } from './build.mjs';
import { findChromium } from './find-chromium.mjs';
import { prepare, root, tool } from './prepare.mjs';

prepare();

const reports = mkdtempSync(path.join(tmpdir(), 'flowbridge-reports-'));
const totals = { passed: 0, failed: 0, skipped: 0 };
/** Lines that say what failed, printed at the very end, where even the last screenful of a log shows them. */
const failures = [];
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
  if (!ok) {
    broken = true;
    failures.push(`step: ${title}`);
  }
  return ok;
}

/** Adds a runner's JSON report to the totals; a missing report is a failure. */
function count(file, read) {
  try {
    const { passed, failed, skipped, names } = read(JSON.parse(readFileSync(file, 'utf8')));
    totals.passed += passed;
    totals.failed += failed;
    totals.skipped += skipped;
    failures.push(...names);
  } catch (error) {
    totals.failed += 1;
    broken = true;
    failures.push(`no report: ${error.message}`);
  }
}

/** A failed test in two lines: where it stands, and the first line of what it said. */
const failure = (place, message) =>
  `${place}\n      ${stripVTControlCharacters(message ?? '')
    .split('\n')[0]
    .slice(0, 300)}`;

function vitestFailures(report) {
  return report.testResults.flatMap((file) => {
    const name = path.relative(root, file.name);
    const tests = file.assertionResults.filter(({ status }) => status === 'failed');
    if (tests.length === 0) return file.status === 'failed' ? [failure(name, file.message)] : [];
    return tests.map((test) => failure(`${name} › ${test.fullName}`, test.failureMessages[0]));
  });
}

function playwrightFailures(suite) {
  const specs = (suite.specs ?? []).flatMap((spec) =>
    spec.tests
      .filter(({ status }) => status === 'unexpected' || status === 'flaky')
      .map((test) =>
        failure(
          `${spec.file}:${spec.line} › ${spec.title}${test.status === 'flaky' ? ' (passed when tried again)' : ''}`,
          test.results.find(({ error }) => error)?.error.message,
        ),
      ),
  );
  return [...specs, ...(suite.suites ?? []).flatMap(playwrightFailures)];
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
  names: vitestFailures(report),
}));

const chromium = findChromium();
if (chromium) {
  build();
  const browserReport = path.join(reports, 'playwright.json');
  step('Browser tests', tool('playwright'), ['test', '--config', 'e2e/playwright.config.ts'], {
    FLOWBRIDGE_CHROMIUM: chromium,
    PLAYWRIGHT_JSON_OUTPUT_FILE: browserReport,
  });
  count(browserReport, ({ stats, suites }) => ({
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected,
    skipped: stats.skipped,
    names: playwrightFailures({ suites }),
  }));
} else {
  totals.failed += 1;
  failures.push('no Chromium to run the browser tests with');
}

rmSync(reports, { recursive: true, force: true });
if (failures.length > 0)
  console.log(`\n── What did not pass\n${failures.map((line) => `   ${line}`).join('\n')}`);
console.log(`\nTests: ${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped`);
process.exit(broken || totals.failed > 0 || totals.passed === 0 ? 1 : 0);
