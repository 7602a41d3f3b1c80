import { emptyDocument, type FlowDocument, laneOf, newStep, ROOT_LANE, stepId } from '@flowbridge/flow';
import i18next from 'i18next';
import { beforeAll, expect, test } from 'vitest';
import type { Words } from '../designer/catalog/step-words.ts';
import { en } from '../i18n/en/index.ts';
import { zh } from '../i18n/zh/index.ts';
import { describeFailure } from './describe-failure.ts';

beforeAll(async () => {
  await i18next.init({ lng: 'en', resources: { en, zh }, interpolation: { escapeValue: false } });
});

const step = { ...newStep('forEach', { id: stepId.parse('s1'), key: 'eachLine' }), title: 'Every line' };
const document: FlowDocument = {
  ...emptyDocument(),
  steps: { [step.id]: step },
  lanes: { [ROOT_LANE]: [step.id], [laneOf(step.id, 'body')]: [] },
};
const words = (language: Words['language']): Words => ({
  language,
  connectors: [],
  kindName: (kind) => kind,
  unitName: (unit) => unit,
  flowName: () => undefined,
});

test('a wrong expression names the step by its title and the field by its label', () => {
  const failure = {
    code: 'itemsNotAList',
    message: 'log line',
    details: { found: 'text' },
    field: 'items',
    stepId: 's1',
    path: 'eachLine',
  };
  const english = describeFailure(failure, document, words('en'));
  expect(english.userMessage).toBe('Step “Every line”, field “Items”: text was given where a list is needed');
  expect(english).toMatchObject({ stepTitle: 'Every line', fieldName: 'Items' });
  const chinese = describeFailure(failure, document, words('zh'));
  expect(chinese.userMessage).toContain('步骤“Every line”');
  expect(chinese.userMessage).not.toContain('log line');
});

test('a connector’s failure uses the connector’s words and the system’s own text', () => {
  const failure = {
    code: 'connector.loginRefused',
    message: 'log line',
    details: {
      system: 'sap-b1',
      systemNames: { en: 'SAP Business One', zh: 'SAP B1' },
      vendorText: 'Login failed',
      vendorCode: 100000027,
    },
    path: 'eachLine[3]/getDraft',
  };
  const described = describeFailure(failure, undefined, words('en'));
  expect(described.userMessage).toBe(
    'Step “getDraft”: SAP Business One refused the login: Login failed (code 100000027)',
  );
  expect(described.hint).toContain('password');
  expect(describeFailure(failure, undefined, words('zh')).userMessage).toBe(
    '步骤“getDraft”：SAP B1 拒绝登录：Login failed（代码 100000027）',
  );
});

test('the field of a missing input is named once', () => {
  const failure = {
    code: 'connector.invalidInput',
    message: 'log line',
    details: { field: 'DocEntry', fieldNames: { en: 'Draft number', zh: '草稿单内部号' }, reason: 'missing' },
    field: 'input.DocEntry',
    path: 'getDraft',
  };
  const { userMessage, fieldName } = describeFailure(failure, undefined, words('en'));
  expect(userMessage).toBe('Step “getDraft”: Input “Draft number”: missing');
  expect(fieldName).toBe('Draft number');
});

test('a run that failed outside any step names none', () => {
  const failure = { code: 'flowTimedOut', message: 'log line', details: { timeoutMs: 60_000 } };
  const english = describeFailure(failure, document, words('en'));
  expect(english.userMessage).toBe('The run took longer than its limit of 60 s');
  expect(english.stepTitle).toBeUndefined();
  expect(describeFailure(failure, document, words('zh')).userMessage).toBe('运行时间超过上限 60 秒');
});

test('an unknown code still says what is known', () => {
  const failure = { code: 'somethingNew', message: 'It broke', details: {} };
  expect(describeFailure(failure, undefined, words('en')).userMessage).toContain('It broke');
});
