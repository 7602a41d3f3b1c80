/** An HTTP trigger says completely how callers prove themselves and from where they may call. */
import type { CallerAuth, SignatureAuth, TokenAuth } from '../../document/caller-auth.ts';
import type { TriggerOf } from '../../document/trigger.ts';
import type { FieldPath } from '../../problem/field-path.ts';
import { isAddressRange } from '../address-range.ts';
import { triggerProblem } from '../report.ts';
import type { Rule } from '../rule.ts';

type Fault = { field: FieldPath; en: string; zh: string };

export const httpTriggerSane: Rule = ({ document }) =>
  document.triggers
    .filter((trigger): trigger is TriggerOf<'http'> => trigger.kind === 'http')
    .flatMap((trigger) =>
      [...rangeFaults(trigger.config.allowFrom ?? []), ...authFaults(trigger.config.auth)].map(
        ({ field, en, zh }) =>
          triggerProblem(document, trigger, ['config', ...field], {
            code: 'callerCheckInvalid',
            severity: 'error',
            en,
            zh,
          }),
      ),
    );

function rangeFaults(ranges: readonly string[]): Fault[] {
  return ranges
    .filter((range) => !isAddressRange(range))
    .map((range) => ({
      field: ['allowFrom'],
      en: `“${range}” is no address or range such as 10.0.0.0/8.`,
      zh: `“${range}”不是有效的 IP 地址或网段（例如 10.0.0.0/8）。`,
    }));
}

function authFaults(auth: CallerAuth): Fault[] {
  switch (auth.kind) {
    case 'none':
    case 'appCode':
    case 'basic':
      return [];
    case 'hmac':
      return signatureFaults(auth);
    case 'jwt':
      return tokenFaults(auth);
  }
}

function signatureFaults(auth: SignatureAuth): Fault[] {
  const faults: Fault[] = [];
  const { timestampHeader, signed = '{body}' } = auth;
  if (!isHeaderName(auth.signatureHeader)) faults.push(headerFault('signatureHeader'));
  if (timestampHeader !== undefined && !isHeaderName(timestampHeader))
    faults.push(headerFault('timestampHeader'));
  if (signed.includes('{timestamp}') && timestampHeader === undefined)
    faults.push({
      field: ['auth', 'timestampHeader'],
      en: 'The signed text holds the time: say which header carries it.',
      zh: '签名内容包含时间戳：请填写时间戳所在的请求头。',
    });
  if (timestampHeader !== undefined && !signed.includes('{timestamp}'))
    faults.push({
      field: ['auth', 'signed'],
      en: 'The time is not part of what is signed, so anybody could change it. Add {timestamp}.',
      zh: '签名内容不包含时间戳，任何人都可以篡改时间。请加入 {timestamp}。',
    });
  if (!/\{(body|timestamp)\}/.test(signed))
    faults.push({
      field: ['auth', 'signed'],
      en: 'The signed text must hold {body} or {timestamp}.',
      zh: '签名内容必须包含 {body} 或 {timestamp}。',
    });
  if (signed.split('{body}').length > 2)
    faults.push({
      field: ['auth', 'signed'],
      en: 'The signed text may hold {body} once.',
      zh: '签名内容中 {body} 只能出现一次。',
    });
  return faults;
}

function tokenFaults({ keys }: TokenAuth): Fault[] {
  if (keys.from === 'address' && !/^https?:\/\/[^\s/]+\S*$/i.test(keys.url))
    return [
      {
        field: ['auth', 'keys', 'url'],
        en: 'Give the address of the key set: https://…/jwks.json.',
        zh: '请填写公钥集（JWKS）地址，例如 https://…/jwks.json。',
      },
    ];
  if (
    keys.from === 'publicKey' &&
    !/-----BEGIN PUBLIC KEY-----[\s\S]+-----END PUBLIC KEY-----/.test(keys.pem)
  )
    return [
      {
        field: ['auth', 'keys', 'pem'],
        en: 'Paste a public key that begins with -----BEGIN PUBLIC KEY-----.',
        zh: '请粘贴以 -----BEGIN PUBLIC KEY----- 开头的公钥。',
      },
    ];
  return [];
}

const isHeaderName = (name: string): boolean => /^[A-Za-z0-9!#$%&'*+.^_`|~-]+$/.test(name);

function headerFault(field: 'signatureHeader' | 'timestampHeader'): Fault {
  return { field: ['auth', field], en: 'Give the name of a header.', zh: '请填写请求头名称。' };
}
