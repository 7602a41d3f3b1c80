import type { StepFailure } from '../step-failure.ts';
import type { Wording } from './wordings.ts';

/** A business system's refusal: its own code and text first, because that is what its administrator understands. */
export function connectorWording(failure: StepFailure): Wording {
  const status = failure.httpStatus ?? failure.details.status;
  const text = textOf(failure.details.vendorText);
  const code = textOf(failure.details.vendorCode);
  const http = status === undefined ? '' : ` HTTP ${String(status)}`;
  const vendor = [code && `[${code}]`, text].filter((part) => part !== '').join(' ');
  const reason = vendor || failure.message || failure.code;
  return {
    message: {
      en: () => `the system refused or did not answer (${failure.code}${http}): ${reason}`,
      zh: () => `业务系统拒绝或未响应（${failure.code}${http}）：${reason}`,
    },
    hint: failure.retryable
      ? {
          en: 'This may pass by itself: retry the run later, or give the step a retry policy.',
          zh: '该问题可能自行恢复：请稍后重试，或为该步骤设置重试策略。',
        }
      : {
          en: 'Look at the request and answer of the step; correct the input or the connection, then retry.',
          zh: '请查看该步骤的请求与响应，修改输入或连接后重试。',
        },
  };
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
