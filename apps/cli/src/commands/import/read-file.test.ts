import { expect, test } from 'vitest';
import { readFileToImport } from './read-file.ts';

const read = (text: string) => readFileToImport({ cwd: '/nowhere', stdin: async () => text }, '-');

test('what is no JSON is told by line and column', async () => {
  await expect(read('{\n  oops')).rejects.toThrow(/Standard input is not JSON: .*line 2, column 3/);
});

test('what would not arrive as it is stands in the error with its place', async () => {
  const nothing = '{"format":"flowbridge.package","content":{"price":1e999}}';
  await expect(read(nothing)).rejects.toMatchObject({ code: 'fileInvalid', path: 'content › price' });
  const broken = '{"format":"flowbridge.flows","flows":[{"name":"a\\u0000"}]}';
  await expect(read(broken)).rejects.toThrow('A text here is broken');
});

test('the file says which kind it is', async () => {
  expect(await read('{"format":"flowbridge.package"}')).toMatchObject({ kind: 'package' });
  expect(await read('{"document":{}}')).toMatchObject({ kind: 'flows' });
  await expect(read('[]')).rejects.toThrow('holds no template package and no flows');
});
