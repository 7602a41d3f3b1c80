import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openMessage, sealMessage } from '../dingtalk/callbacks/callback-crypto.ts';
import type { Subscription } from '../dingtalk/callbacks/subscription.ts';

/** How the receiver answers a push; the last one is repeated. */
export type ReceiverAnswer = 'success' | 'plainOk' | 'http500' | 'wrongToken' | 'notSuccess' | 'silence';

export type CallbackReceiver = AsyncDisposable & {
  subscription: Subscription;
  /** Decrypted events in order of arrival. */
  events: Record<string, unknown>[];
  /** Nonces seen, to tell that every try is signed afresh. */
  nonces: string[];
};

/** An app's callback address on this machine. */
export async function startReceiver(...answers: ReceiverAnswer[]): Promise<CallbackReceiver> {
  const keys = {
    token: 'flowbridgeDdToken01',
    encodingAesKey: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG',
    ownerKey: 'dingflowbridgekey001',
  };
  const events: Record<string, unknown>[] = [];
  const nonces: string[] = [];
  let served = 0;
  const server = createServer(async (request, response) => {
    const query = new URL(request.url ?? '/', 'http://receiver').searchParams;
    const { encrypt } = JSON.parse(await textOf(request)) as { encrypt: string };
    const opened = openMessage(keys, {
      signature: query.get('signature') ?? '',
      timestamp: query.get('timestamp') ?? '',
      nonce: query.get('nonce') ?? '',
      encrypt,
    });
    if (!opened.ok) {
      response.writeHead(403).end(opened.reason);
      return;
    }
    events.push(JSON.parse(opened.message) as Record<string, unknown>);
    nonces.push(query.get('nonce') ?? '');
    const answer = answers[Math.min(served, answers.length - 1)] ?? 'success';
    served += 1;
    if (answer === 'silence') return;
    if (answer === 'plainOk' || answer === 'http500') {
      response.writeHead(answer === 'plainOk' ? 200 : 500).end('ok');
      return;
    }
    const token = answer === 'wrongToken' ? 'other' : keys.token;
    const message = answer === 'notSuccess' ? 'failure' : 'success';
    const sealed = sealMessage({ ...keys, token }, message, {
      timestamp: String(Date.now()),
      nonce: 'reply',
    });
    const { signature, timestamp, nonce } = sealed;
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(
      JSON.stringify({ msg_signature: signature, timeStamp: timestamp, nonce, encrypt: sealed.encrypt }),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    subscription: {
      ...keys,
      appKey: 'dingflowbridgekey001',
      url: `http://127.0.0.1:${port}/hooks/t?x=1`,
      eventTypes: ['bpms_instance_change'],
    },
    events,
    nonces,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
}
