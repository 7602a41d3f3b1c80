/** A function, from the texts of its editor to what runs. */
import { type FunctionContent, type FunctionDraft, functionContent } from './function-content.ts';
import { issueProblems } from './issue-problems.ts';
import { type JsonSchema, jsonSchema } from './json-schema.ts';
import { MAX_CASE_TEXT, MAX_SCHEMA_TEXT } from './part-limits.ts';
import { type PartProblem, type Read, refused } from './part-problem.ts';
import { readJson } from './read-json.ts';
import { valueFault } from './schema-faults.ts';

type Part<Value> = { value: Value | undefined; problems: PartProblem[] };

/** Reads a function. Whether its source is JavaScript shows when it runs; that it has a `main` is seen here. */
export function readFunction(draft: FunctionDraft): Read<FunctionContent> {
  const input = readSchema('input', draft.input);
  const output = readSchema('output', draft.output);
  const cases = draft.cases.map((_, at) => readCase(draft, at, input.value));
  const problems = [
    ...headProblems(draft),
    ...input.problems,
    ...inputProblems(input.value),
    ...output.problems,
    ...cases.flatMap((each) => each.problems),
  ];
  if (problems.length > 0) return refused(problems);
  const parsed = functionContent.safeParse(
    {
      name: draft.name,
      description: draft.description,
      source: draft.source,
      input: input.value,
      output: output.value,
      cases: cases.map(({ value }) => value),
    },
    { reportInput: true },
  );
  return parsed.success ? { ok: true, content: parsed.data } : refused(contentProblems(parsed.error));
}

function headProblems({ name, source }: FunctionDraft): PartProblem[] {
  return [
    ...(name.trim() === '' ? [problem('name', [], 'Give the function a name.', '请填写函数名称。')] : []),
    ...(/\bmain\b/.test(source)
      ? []
      : [
          problem(
            'source',
            [],
            'Define main: function main(input, { log }) { … }',
            '请定义 main：function main(input, { log }) { … }',
          ),
        ]),
  ];
}

function readSchema(field: 'input' | 'output', text: string): Part<JsonSchema> {
  const json = readJson(text, { field, most: MAX_SCHEMA_TEXT });
  if (!json.ok) return { value: undefined, problems: [json.problem] };
  const parsed = jsonSchema.safeParse(json.value, { reportInput: true });
  if (!parsed.success) return { value: undefined, problems: issueProblems(field, parsed.error) };
  return { value: parsed.data, problems: [] };
}

/** A step fills the input field by field: it has to be an object, and every field that is needed has to be there. */
function inputProblems(schema: JsonSchema | undefined): PartProblem[] {
  if (schema === undefined) return [];
  if (schema.type !== 'object')
    return [problem('input', ['type'], 'The input is an object.', '输入必须是对象（object）。')];
  const known = Object.keys(schema.properties ?? {});
  return (schema.required ?? []).flatMap((key, at) =>
    known.includes(key)
      ? []
      : [problem('input', ['required', at], `There is no property “${key}”.`, `没有属性“${key}”。`)],
  );
}

function readCase(draft: FunctionDraft, at: number, input: JsonSchema | undefined): Part<object> {
  const given = draft.cases[at];
  if (given === undefined) throw new Error(`FB-SDK-NO-CASE ${at}`);
  const field = (name: string) => `cases ${at + 1} › ${name}`;
  const inputJson = readJson(given.input, { field: field('input'), most: MAX_CASE_TEXT });
  const expected =
    given.expected.trim() === ''
      ? undefined
      : readJson(given.expected, { field: field('expected'), most: MAX_CASE_TEXT });
  const misfit = inputJson.ok && input !== undefined ? valueFault(inputJson.value, input) : undefined;
  const problems = [
    ...(given.name.trim() === ''
      ? [problem(field('name'), [], 'Give the test case a name.', '请填写测试用例名称。')]
      : []),
    ...(inputJson.ok ? [] : [inputJson.problem]),
    ...(misfit === undefined ? [] : [{ field: field('input'), ...misfit }]),
    ...(expected === undefined || expected.ok ? [] : [expected.problem]),
  ];
  if (problems.length > 0 || !inputJson.ok) return { value: undefined, problems };
  return {
    value: {
      name: given.name,
      input: inputJson.value,
      ...(expected?.ok === true ? { expected: expected.value } : {}),
    },
    problems,
  };
}

/** What is left for the content's schema: texts and lists that are too long. */
function contentProblems(error: Parameters<typeof issueProblems>[1]): PartProblem[] {
  return issueProblems('', error).map((each) => {
    const [field = '', ...path] = each.path;
    return { ...each, field: String(field), path };
  });
}

function problem(field: string, path: PartProblem['path'], en: string, zh: string): PartProblem {
  return { field, path, message: { en, zh } };
}
