/** Failures of a run as a whole, outside any step, in words. The runtime ends runs with them. */
import { detailText as text } from './detail-words.ts';
import type { Wording } from './wordings.ts';

export type RunFailureCode = 'run.interrupted' | 'run.journalRefused' | 'run.notExecutable';

export const runWordings: Record<RunFailureCode, Wording> = {
  'run.interrupted': {
    message: {
      en: () => 'the process that executed this run stopped before the run ended',
      zh: () => '执行本次运行的进程在运行结束前停止了',
    },
    hint: {
      en: 'Look at the last steps to see what was already done in other systems, then retry the run.',
      zh: '请先查看最后的步骤，确认外部系统中已完成的操作，再重试运行。',
    },
  },
  'run.journalRefused': {
    message: {
      en: () => 'the database refused to keep what a step saw or gave',
      zh: () => '数据库拒绝保存某个步骤的数据',
    },
    hint: {
      en: 'Send the run’s id to support: the log holds the cause.',
      zh: '请将运行 ID 发给技术支持，原因已记录在日志中。',
    },
  },
  'run.notExecutable': {
    message: {
      en: (d) => `the run could not be started${d.cause === undefined ? '' : `: ${text(d.cause)}`}`,
      zh: (d) => `运行无法启动${d.cause === undefined ? '' : `：${text(d.cause)}`}`,
    },
    hint: {
      en: 'Publish the flow again and retry; if that does not help, send the run’s id to support.',
      zh: '请重新发布流程后重试；仍有问题时请将运行 ID 发给技术支持。',
    },
  },
};
