import { expect, test } from 'vitest';
import { presetOf, signaturePresets, withPreset } from './signature-presets.ts';

test('a preset is recognised whichever credential is meant, and no longer once a field was changed', () => {
  for (const name of signaturePresets) {
    expect(presetOf(withPreset(name, 'Shop'))).toBe(name);
    expect(presetOf({ ...withPreset(name, undefined), signatureHeader: 'X-Mine' })).toBeUndefined();
  }
});

test('taking a preset keeps the credential', () => {
  expect(withPreset('github', 'Shop')).toMatchObject({ credential: 'Shop', prefix: 'sha256=' });
});
