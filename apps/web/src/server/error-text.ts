/** Server refusals in words: each closed code of the control plane has a text per language (area `errors`). */
import type { RefusalCode } from '@flowbridge/api/router';
import { TRPCClientError } from '@trpc/client';
import i18next from 'i18next';
import { useTranslation } from 'react-i18next';
import { REFUSAL_CODES } from './refusal-codes.ts';

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** `error.data` as sent by the server; undefined when the server was not reached. */
export function errorData(error: unknown): Record<string, unknown> | undefined {
  return error instanceof TRPCClientError && isRecord(error.data) ? error.data : undefined;
}

const isRefusalCode = (code: unknown): code is RefusalCode =>
  typeof code === 'string' && Object.hasOwn(REFUSAL_CODES, code);

/** The closed code of a refusal; undefined when the server was not reached or failed by surprise. */
export function errorCode(error: unknown): RefusalCode | undefined {
  const code = errorData(error)?.code;
  return isRefusalCode(code) ? code : undefined;
}

/** `details` of a refusal, `{}` when it has none. */
export function errorDetails(error: unknown): Record<string, unknown> {
  const details = errorData(error)?.details;
  return isRecord(details) ? details : {};
}

/** The best words there are for `error`, in the console's language, with the place in the input where one is known. */
export function errorText(error: unknown): string {
  const data = errorData(error);
  if (data === undefined) return i18next.t('shell:offline');
  const code = errorCode(error);
  const text = code === undefined ? i18next.t('errors:internalError') : i18next.t(`errors:${code}`);
  return typeof data.path === 'string' && data.path !== '' ? `${text} (${data.path})` : text;
}

/** `errorText` for components: re-renders with the language. */
export function useErrorText(): (error: unknown) => string {
  useTranslation();
  return errorText;
}
