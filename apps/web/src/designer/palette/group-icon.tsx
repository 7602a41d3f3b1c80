import { ApartmentOutlined, DatabaseOutlined, SubnodeOutlined, ThunderboltOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import { ConnectorIcon } from '../catalog/step-icon.tsx';
import type { PaletteGroup } from './palette-item.ts';

const SIGNS: Record<string, { sign: ReactNode; tint: string }> = {
  triggers: { sign: <ThunderboltOutlined />, tint: 'var(--fb-tint-start)' },
  logic: { sign: <ApartmentOutlined />, tint: 'var(--fb-tint-logic)' },
  data: { sign: <DatabaseOutlined />, tint: 'var(--fb-tint-data)' },
  flows: { sign: <SubnodeOutlined />, tint: 'var(--fb-primary)' },
};

/** The picture of a group of things that can be added. */
export function GroupIcon({ group }: { group: PaletteGroup }) {
  if (group.connector) return <ConnectorIcon connector={group.connector} />;
  const { sign, tint } = SIGNS[group.id] ?? { sign: null, tint: 'inherit' };
  return (
    <span className="kind-icon" style={{ color: tint }} aria-hidden="true">
      {sign}
    </span>
  );
}
