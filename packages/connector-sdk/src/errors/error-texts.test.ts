import { expect, test } from 'vitest';
import { connectorErrorCodes, isConnectorErrorCode } from './error-codes.ts';
import { describeConnectorError } from './error-texts.ts';

test('every code has words in both languages, without leftover marks', () => {
  for (const code of connectorErrorCodes) {
    for (const details of [
      {},
      { system: 'sap-b1', vendorText: 'No', vendorCode: -10, limit: 5, field: 'x', action: 'a' },
    ]) {
      for (const language of ['en', 'zh'] as const) {
        const { userMessage, hint } = describeConnectorError(code, details, language);
        expect(`${userMessage}${hint}`, code).not.toMatch(/[{}[\]]|undefined/);
        expect(hint.length, code).toBeGreaterThan(5);
      }
    }
  }
});

test('the system and the field have their names in the reader’s language', () => {
  const details = {
    system: 'sap-b1',
    systemNames: { en: 'SAP Business One', zh: 'SAP B1' },
    vendorText: 'Login failed',
    vendorCode: 100000027,
  };
  expect(describeConnectorError('connector.loginRefused', details, 'en').userMessage).toBe(
    'SAP Business One refused the login: Login failed (code 100000027)',
  );
  expect(describeConnectorError('connector.loginRefused', details, 'zh').userMessage).toBe(
    'SAP B1 拒绝登录：Login failed（代码 100000027）',
  );
  const field = {
    field: 'DocEntry',
    fieldNames: { en: 'Draft number', zh: '草稿单内部号' },
    reason: 'missing',
  };
  expect(describeConnectorError('connector.invalidInput', field, 'en').userMessage).toBe(
    'Input “Draft number”: missing',
  );
  expect(describeConnectorError('connector.invalidInput', field, 'zh').userMessage).toBe(
    '输入“草稿单内部号”有误：未填写',
  );
});

test('what a vendor writes is not taken for a template', () => {
  const details = { system: 'x', vendorText: 'bad {field} [hidden {missing}]' };
  expect(describeConnectorError('connector.refused', details, 'en').userMessage).toContain(
    'bad {field} [hidden {missing}]',
  );
});

test('unknown codes are told apart', () => {
  expect(isConnectorErrorCode('connector.refused')).toBe(true);
  expect(isConnectorErrorCode('engine.timeout')).toBe(false);
});
