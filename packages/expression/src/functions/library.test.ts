import { describe, expect, it } from 'vitest';
import { analyzeExpression } from '../analysis/analyze-template.ts';
import { compileExpression } from '../compile/compile-template.ts';
import { aScope, exampleEnvironment } from '../testing/example-world.ts';
import { functionLibrary } from './library.ts';
import { describeSignature, describeType } from './type-words.ts';

/** Functions that take functions or regular expressions, wait, or evaluate text: JSONata runs these. */
const leftToJsonata = [
  'lookup',
  'sort',
  'distinct',
  'match',
  'map',
  'filter',
  'single',
  'reduce',
  'sift',
  'each',
  'clone',
  'eval',
];

describe.each(functionLibrary)('$name', (doc) => {
  it.each(doc.examples)('gives the documented result for $expression', async ({ expression, result }) => {
    const value = await compileExpression(expression).evaluate(aScope(), exampleEnvironment);
    expect(value).toEqual(result);
  });

  it.each(doc.examples)('$expression has no mistakes', ({ expression }) => {
    expect(analyzeExpression(expression).diagnostics).toEqual([]);
  });

  it('is described in both languages', () => {
    expect(doc.description.en).not.toBe('');
    expect(doc.description.zh).toMatch(/[\u4e00-\u9fff]/);
    expect(doc.signature.startsWith(`${doc.name}(`)).toBe(true);
  });

  it('has an example and a signature whose types are worded in both languages', () => {
    expect(doc.examples).not.toEqual([]);
    const { head, parameters, tail } = describeSignature(doc);
    expect(`${head}${parameters.map(({ en }) => en).join(', ')}${tail.en}`).toBe(doc.signature);
    for (const { type } of doc.parameters) expect(describeType(type).zh).toMatch(/[\u4e00-\u9fff]/);
    expect(describeType(doc.returns).zh).toMatch(/[\u4e00-\u9fff]/);
  });

  it('is called without waiting, unless it takes a function', () => {
    const [example] = doc.examples;
    const usesPattern = /\/.*\/|function|\$match/.test(example?.expression.replace(/'[^']*'/g, '') ?? '');
    if (!example || leftToJsonata.includes(doc.name) || usesPattern) return;
    expect(compileExpression(example.expression).isSync).toBe(true);
  });
});

describe('the function library', () => {
  it('has no two functions of one name', () => {
    const names = functionLibrary.map((doc) => doc.name);
    expect(names).toEqual([...new Set(names)]);
  });

  it('gives the same results when a function is written with a dollar sign', async () => {
    for (const { name, examples, origin } of functionLibrary) {
      for (const { expression, result } of examples) {
        if (origin !== 'flowbridge') continue;
        const marked = expression.replaceAll(new RegExp(`(?<![$\\w])${name}\\(`, 'g'), `$${name}(`);
        expect(await compileExpression(marked).evaluate(aScope(), exampleEnvironment), marked).toEqual(
          result,
        );
      }
    }
  });

  it('gives the same results when JSONata evaluates it', async () => {
    for (const { examples } of functionLibrary) {
      for (const { expression, result } of examples) {
        // a variable is the simplest thing that is not compiled
        const left = compileExpression(`($unused := 1; ${expression})`);
        expect(left.isSync).toBe(false);
        expect(await left.evaluate(aScope(), exampleEnvironment), expression).toEqual(result);
      }
    }
  });
});
