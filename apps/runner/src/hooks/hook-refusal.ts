import type { Language } from '@flowbridge/refusals';
import { type HookRefusalCode, hookRefusal, type InBoth } from './hook-refusals.ts';

export type { HookRefusalCode } from './hook-refusals.ts';

/** Why a call of a hook was refused before any run: becomes problem JSON (RFC 9457) in the caller's language. */
export class HookRefusal extends Error {
  override readonly name = 'HookRefusal';
  readonly code: HookRefusalCode;
  /** Where in the request, a path a person can follow: `body.lines[2].qty`. */
  readonly path: string | undefined;
  readonly headers: Record<string, string>;
  readonly details: Record<string, unknown>;
  /** What is wrong here in Chinese, where it is at hand. */
  readonly #inChinese: string | undefined;

  constructor(
    code: HookRefusalCode,
    detail: string | InBoth,
    more: {
      path?: string;
      headers?: Record<string, string>;
      details?: Record<string, unknown>;
      cause?: unknown;
    } = {},
  ) {
    const english = typeof detail === 'string' ? detail : detail.en;
    super(english, more.cause === undefined ? undefined : { cause: more.cause });
    this.code = code;
    this.path = more.path;
    this.headers = more.headers ?? {};
    this.details = more.details ?? {};
    this.#inChinese = typeof detail === 'string' ? undefined : detail.zh;
  }

  get status(): number {
    return hookRefusal(this.code).status;
  }

  /**
   * The code in words, what is wrong here, and what to do next. Where nobody has said in Chinese what is wrong here, the
   * code's words do.
   */
  in(language: Language): { title: string; detail: string; hint: string | undefined } {
    const { words, hint } = hookRefusal(this.code);
    const detail = { en: this.message, zh: this.#inChinese ?? words.zh };
    return { title: words[language], detail: detail[language], hint: hint?.[language] };
  }
}
