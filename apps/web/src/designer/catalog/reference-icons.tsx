/** The icons of what expressions refer to: a step's own, or the sign of a root. */
import {
  FieldTimeOutlined,
  FunctionOutlined,
  LinkOutlined,
  SettingOutlined,
  ThunderboltOutlined,
} from '@ant-design/icons';
import type { ScopeEntry, Step } from '@flowbridge/flow';
import type { ReactNode } from 'react';
import { StepIcon, TriggerIcon } from './step-icon.tsx';
import { connectorOf, type Words } from './step-words.ts';

/** Roots that have a name of their own in the console; `row` is the current element of a list tool. */
export type NamedRoot =
  | 'trigger'
  | 'vars'
  | 'params'
  | 'run'
  | 'error'
  | 'tenant'
  | 'callbacks'
  | 'cursor'
  | 'row';

type IconRoot = Exclude<ScopeEntry['root'], 'steps' | 'loops'> | 'tenant';

export const ROOT_ICONS: Record<IconRoot, ReactNode> = {
  trigger: <TriggerIcon kind="manual" />,
  vars: <FunctionOutlined />,
  params: <SettingOutlined />,
  run: <ThunderboltOutlined />,
  error: <ThunderboltOutlined />,
  callbacks: <LinkOutlined />,
  cursor: <FieldTimeOutlined />,
  tenant: <SettingOutlined />,
};

export function iconOfStep(step: Step, words: Words): ReactNode {
  const connector = step.kind === 'action' ? connectorOf(words.connectors, step.config.connector) : undefined;
  return <StepIcon kind={step.kind} connector={connector} />;
}
