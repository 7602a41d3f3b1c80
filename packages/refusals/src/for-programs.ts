import type { errors } from './en.ts';
import type { Language } from './language-of.ts';

/** What is said otherwise to a program than to somebody in front of the console. */
export const forPrograms: Record<Language, Partial<Record<keyof typeof errors, string>>> = {
  en: {
    unauthenticated: 'A valid API key is required.',
    tenantRequired: 'The key has several tenants. Name one.',
    testNeedsDraft: 'Only the draft can be tested this way.',
  },
  zh: {
    unauthenticated: '需要有效的 API 密钥：请发送 Authorization: Bearer <密钥>。',
    tenantRequired: '该密钥适用于多个租户，请在请求头 X-Flowbridge-Tenant 中写明租户代码。',
    testNeedsDraft: '只有草稿可以这样测试。',
  },
};
