import { describe, expect, test } from 'vitest';
import {
  CallbackCipherError,
  callbackKey,
  callbackSignature,
  decryptCallback,
  encryptCallback,
  sameSignature,
} from './callback-cipher.ts';
import { ownKeys, vectors } from './callback-vectors.test-data.ts';
import { encryptedReply } from './open-callback.ts';

const key = callbackKey(ownKeys.encodingAesKey);

describe('the vendor’s published vector', () => {
  const { vendor } = vectors;

  test('its signature is reproduced', () => {
    expect(callbackSignature(vendor)).toBe(vendor.signature);
  });

  test('it decrypts to the published message and owner', () => {
    expect(decryptCallback(vendor.encrypt, callbackKey(vendor.encodingAesKey))).toEqual({
      message: vendor.message,
      owner: vendor.owner,
    });
  });
});

describe.each([
  ['the success reply (padding 17)', vectors.success],
  ['an address check', vectors.checkUrl],
  ['a UTF-8 event (padding 20)', vectors.event],
])('%s', (_, vector) => {
  test('encrypts to the same bytes', () => {
    expect(encryptCallback(vector.message, ownKeys.owner, key, Buffer.from(ownKeys.random))).toBe(
      vector.encrypt,
    );
  });

  test('decrypts to message and owner', () => {
    expect(decryptCallback(vector.encrypt, key)).toEqual({ message: vector.message, owner: ownKeys.owner });
  });

  test('has the known signature', () => {
    expect(callbackSignature({ ...ownKeys, encrypt: vector.encrypt })).toBe(vector.signature);
  });
});

test('the reply has the protocol’s form, with timeStamp in its spelling', () => {
  const reply = encryptedReply('success', {
    token: ownKeys.token,
    key,
    owner: ownKeys.owner,
    nowMs: Number(ownKeys.timestamp),
    nonce: ownKeys.nonce,
    random: Buffer.from(ownKeys.random),
  });
  expect(JSON.parse(reply.body)).toEqual({
    msg_signature: vectors.success.signature,
    timeStamp: ownKeys.timestamp,
    nonce: ownKeys.nonce,
    encrypt: vectors.success.encrypt,
  });
});

test('messages of every length up to two blocks survive the way there and back', () => {
  for (let length = 0; length <= 64; length++) {
    const message = 'é'.repeat(length);
    const encrypt = encryptCallback(message, 'owner', key, Buffer.alloc(16, 7));
    expect(decryptCallback(encrypt, key)).toEqual({ message, owner: 'owner' });
  }
});

test('the wrong key, a cut message and a key of the wrong length are refused', () => {
  const other = callbackKey(`${'z'.repeat(42)}A`);
  expect(() => decryptCallback(vectors.success.encrypt, other)).toThrow(CallbackCipherError);
  expect(() => decryptCallback('AAAA', key)).toThrow(CallbackCipherError);
  expect(() => callbackKey('too short')).toThrow(CallbackCipherError);
});

test('signatures are compared whatever their case and length', () => {
  expect(sameSignature('ab12', 'AB12')).toBe(true);
  expect(sameSignature('ab12', 'ab1')).toBe(false);
});
