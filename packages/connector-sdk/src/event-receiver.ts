/**
 * The receiving side of a connector event: verifies and decrypts what a system pushed, and says at once what to answer.
 * It is pure and synchronous, because platforms wait little (DingTalk: 1.5 s): the run is started after the reply.
 * It must never start work for a message it could not verify.
 */

export type EventRequest = {
  /** Upper case. */
  method: string;
  /** Decoded with percent rules only (`parseRawQuery`): a `+` stays a `+`, as signatures are over the raw strings. */
  query: Readonly<Record<string, string>>;
  /** Names in lower case. */
  headers: Readonly<Record<string, string>>;
  rawBody: Uint8Array;
};

export type EventContext = {
  /** Settings of the connection, with defaults filled in. */
  readonly variables: Readonly<Record<string, unknown>>;
  /** Secrets of the connection by key. */
  readonly secrets: Readonly<Record<string, string>>;
  /** The trigger's filter fields by key. */
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly nowMs: number;
};

export type EventReply = { status: number; headers: Record<string, string>; body: string };

export type EventReceipt =
  /** Answer `reply` and run the flow with `event.body` as `trigger.body`, unless `dedupeKey` was seen before. */
  | { outcome: 'event'; reply: EventReply; event: { key: string; body: unknown; dedupeKey: string } }
  /** Answer `reply`; nothing to run: the platform's address check, or an event the trigger's filter leaves out. */
  | { outcome: 'acknowledged'; reply: EventReply; reason: 'addressCheck' | 'filtered' }
  /** Not genuine or not readable: answer `reply`, log `code` and `message` (without secrets), run nothing. */
  | {
      outcome: 'refused';
      reply: EventReply;
      code: 'signature' | 'timestamp' | 'decryption' | 'owner' | 'malformed' | 'configuration';
      message: string;
    };

export type EventReceiver = { receive(request: EventRequest, context: EventContext): EventReceipt };
