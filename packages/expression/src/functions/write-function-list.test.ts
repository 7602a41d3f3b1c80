import { expect, it } from 'vitest';
import { writeFunctionList } from './write-function-list.ts';

it('FUNCTIONS.md says what the function library says', async () => {
  await expect(writeFunctionList()).toMatchFileSnapshot('../../FUNCTIONS.md');
});
