import { describe, expect, it } from 'vitest';
import { isEncodingAesKey, openMessage, sealMessage, signCallback } from './callback-crypto.ts';

const keys = {
  token: 'flowbridgeDdToken01',
  encodingAesKey: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG',
  ownerKey: 'dingflowbridgekey001',
};
const fixed = { timestamp: '1783610513000', nonce: 'Zx81kQ0p', random: Buffer.from('0123456789abcdef') };

const D3_MESSAGE =
  '{"EventType":"bpms_instance_change","processInstanceId":"ad253df6-e175-4caf-8085-c60ba8a00001","corpId":"dinge8a56572f80b02a8","createTime":1495592272000,"finishTime":1495592305000,"title":"采购申请-测试","type":"finish","result":"agree","staffId":"manager75","processCode":"PROC-288AE7AC-4E96-4C06-9FCB-71ECFA504536"}';

const D3_ENCRYPT =
  'Q3stYC6hdFzMh9T8HCvyDOlLyQuCoVgT1oq7VNGskuY/u1OgHOt0KeIIi+4LGF23W359GHOLMxoSFRpad1lAWMnEZsh5lUCN4GMvG3wD3HOqEYjAExA4o5hS88dhW0yN9eeR1LSxoUykul30ELwZU4XowSDouBz/TZUqKqCzyXpFvJ3IDhe2YJQR5qodbqZutE3C0n5kqUY5nnnUz0SmBTWMOjG0kVDTgG0Eu/L8cMlXw2n+WyMmy18OVM2qnirZnRZT7rlvy/S8RqHfa8HiAVwigx++bD84ZlipXs390XNurVsTMFLoEScnlPvJl4QmYA1rUROcBUUCMg8cP7aJpEiMPVkvvv3NJQnKWjo1tLYLwvo+hArigom2Ji5Bzbs4VouYq7/AMwZuS/3RVGmlJzQo9ghSGvzY1RGyC4KK2LVKm+OQAjPs1GQsEJZml8DmXlKSb4E9ohYHYpvscSPs7mTIW95+izPeTZKYCnWyIIBiQsEjQYHMcosjDhBBFLbX';

describe('callback crypto', () => {
  it('opens the message published by the vendor', () => {
    const suite = {
      token: '123456',
      encodingAesKey: '4g5j64qlyl3zvetqxz5jiocdr586fn2zvjpa8zls3ij',
      ownerKey: 'suite4xxxxxxxxxxxxxxx',
    };
    const sealed = {
      timestamp: '1445827045067',
      nonce: 'nEXhMP4r',
      signature: '5a65ceeef9aab2d149439f82dc191dd6c5cbe2c0',
      encrypt:
        '1a3NBxmCFwkCJvfoQ7WhJHB+iX3qHPsc9JbaDznE1i03peOk1LaOQoRz3+nlyGNhwmwJ3vDMG+OzrHMeiZI7gTRWVdUBmfxjZ8Ej23JVYa9VrYeJ5as7XM/ZpulX8NEQis44w53h1qAgnC3PRzM7Zc/D6Ibr0rgUathB6zRHP8PYrfgnNOS9PhSBdHlegK+AGGanfwjXuQ9+0pZcy0w9lQ==',
    };
    expect(signCallback(suite.token, sealed)).toBe(sealed.signature);
    expect(openMessage(suite, sealed)).toEqual({
      ok: true,
      message:
        '{"EventType":"check_create_suite_url","Random":"LPIdSnlF","TestSuiteKey":"suite4xxxxxxxxxxxxxxx"}',
    });
  });

  it.each([
    [
      'D1, the success reply',
      'success',
      'Q3stYC6hdFzMh9T8HCvyDGYbBmjtgWr44IR17LB+0XuLx6sAW3d6kD9ibTG21xS1kWzwaBePmxxows7TLc/BHQ==',
      '36bb7943341b470e009c66070d9e3ea89515d812',
    ],
    [
      'D2, check_url',
      '{"EventType":"check_url"}',
      'Q3stYC6hdFzMh9T8HCvyDLV8JeomtQuxZLosYEI28mjzSD5UpK2hp0QUc4H6M/N5knb0U3kqx/51CG0DM4ndDnnxpKr+j7gEPxE+iSIXXwp9Qy6KSKNisW59McClgltV',
      '17c097b194b0a1f87f64022d7a305a3208a107f8',
    ],
    ['D3, a UTF-8 event', D3_MESSAGE, D3_ENCRYPT, 'fed420a3c9e60fe1cde8a8a908174e0a4b069707'],
  ])('seals and opens vector %s byte for byte', (_name, message, encrypt, signature) => {
    const sealed = sealMessage(keys, message, fixed);
    expect(sealed.encrypt).toBe(encrypt);
    expect(sealed.signature).toBe(signature);
    expect(openMessage(keys, sealed)).toEqual({ ok: true, message });
  });

  it('pads every length so that it opens again', () => {
    for (let length = 0; length < 70; length += 1) {
      const message = 'é'.repeat(length);
      expect(openMessage(keys, sealMessage(keys, message, fixed))).toEqual({ ok: true, message });
    }
  });

  it('refuses a wrong signature, a wrong owner and text that is no cipher', () => {
    const sealed = sealMessage(keys, 'success', fixed);
    expect(openMessage(keys, { ...sealed, nonce: 'other' })).toEqual({ ok: false, reason: 'badSignature' });
    expect(openMessage({ ...keys, ownerKey: 'ding-other' }, sealed)).toEqual({
      ok: false,
      reason: 'wrongOwner',
    });
    for (const encrypt of ['', 'AAAA', Buffer.alloc(64, 7).toString('base64')]) {
      const forged = { ...sealed, encrypt };
      const signed = { ...forged, signature: signCallback(keys.token, forged) };
      expect(openMessage(keys, signed)).toEqual({ ok: false, reason: 'notDecryptable' });
    }
  });

  it('knows an EncodingAESKey by its form', () => {
    expect(isEncodingAesKey(keys.encodingAesKey)).toBe(true);
    expect(isEncodingAesKey(`${keys.encodingAesKey}=`)).toBe(false);
  });
});
