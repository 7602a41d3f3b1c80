/** A tenant's functions as flows see them: one connector, each function an action with typed input and output. */
import type { ActionManifest } from '../manifest/action.ts';
import type { ConnectorManifest } from '../manifest/connector.ts';
import type { FunctionContent } from './function-content.ts';
import { fieldOf, fieldsOf } from './json-schema.ts';
import { FUNCTIONS_KEY } from './part-keys.ts';

export type NamedFunction = { key: string; content: FunctionContent };

export function functionsManifest(functions: readonly NamedFunction[]): ConnectorManifest {
  return {
    key: FUNCTIONS_KEY,
    version: '1',
    names: { en: 'Functions', zh: '函数' },
    description: { en: 'Functions of your own, written in JavaScript.', zh: '自定义的 JavaScript 函数。' },
    keywords: ['function', 'js', '函数', '脚本'],
    icon: { color: '#5b4bb7', letters: 'ƒ' },
    variables: [],
    secrets: [],
    auth: { kind: 'none' },
    connectionOptional: true,
    actions: functions.map(actionOf),
    triggers: [],
  };
}

/** A function computes and reaches nothing outside: running it again changes nothing. */
function actionOf({ key, content }: NamedFunction): ActionManifest {
  const { name, description, input, output } = content;
  return {
    key,
    names: { en: name, zh: name },
    ...(description === '' ? {} : { description: { en: description, zh: description } }),
    effect: 'read',
    inputs: fieldsOf(input).map((field) => ({ place: 'option', field })),
    body: fieldOf('body', output),
  };
}
