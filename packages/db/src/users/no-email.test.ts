import { expect, test } from 'vitest';
import { noEmailOf, shownEmail } from './no-email.ts';

test('the address of an account without one is never shown, any other is', () => {
  expect(shownEmail(noEmailOf('u1'))).toBeNull();
  expect(shownEmail('lin@corp.test')).toBe('lin@corp.test');
  expect(shownEmail('no-email.invalid@corp.test')).toBe('no-email.invalid@corp.test');
});
