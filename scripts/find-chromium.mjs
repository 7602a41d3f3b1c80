// Finds a Chromium for the browser tests: one named by FLOWBRIDGE_CHROMIUM, a system one, Playwright's own, or Debian's
// package installed now. Says what it did.
import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import path from 'node:path';
import { root, tool } from './prepare.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];
const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

function executable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function systemChromium() {
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  const candidates = [
    ...NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name))),
    ...PLACES,
  ];
  return candidates.find(executable);
}

function playwrightChromium() {
  const script = `console.log(require('@playwright/test').chromium.executablePath())`;
  const ask = () =>
    spawnSync(process.execPath, ['-e', script], { cwd: root, encoding: 'utf8' }).stdout?.trim();
  if (executable(ask())) return ask();
  console.log('No system Chromium; trying to install the one Playwright knows …');
  spawnSync(tool('playwright'), ['install', 'chromium'], { cwd: root, stdio: 'ignore', timeout: 300_000 });
  return executable(ask()) ? ask() : undefined;
}

function debianChromium() {
  if (process.getuid?.() !== 0) return undefined;
  console.log('Installing Chromium and Chinese fonts with apt-get …');
  const apt = (...args) => spawnSync('apt-get', args, { stdio: 'ignore', timeout: 600_000 });
  apt('update', '-qq');
  apt('install', '-y', '-qq', 'chromium', 'fonts-noto-cjk');
  return systemChromium();
}

/** Path of a Chromium, or undefined with the reason printed. */
export function findChromium() {
  const named = process.env.FLOWBRIDGE_CHROMIUM;
  const found =
    named && executable(named) ? named : (systemChromium() ?? debianChromium() ?? playwrightChromium());
  if (found) console.log(`Browser tests use ${found}`);
  else
    console.error(
      'No Chromium found or installable: set FLOWBRIDGE_CHROMIUM to a Chromium or Chrome program.',
    );
  return found;
}
