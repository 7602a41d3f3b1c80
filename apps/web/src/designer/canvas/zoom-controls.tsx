import {
  ExpandOutlined,
  MinusOutlined,
  PlusOutlined,
  VerticalAlignBottomOutlined,
  VerticalLeftOutlined,
} from '@ant-design/icons';
import { Panel, useReactFlow, useViewport } from '@xyflow/react';
import { Button, Space, Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Direction } from '../layout/layout-types.ts';
import { turnCanvas } from './canvas-direction.ts';

export function ZoomControls({ direction, onFit }: { direction: Direction; onFit: () => void }) {
  const { t } = useTranslation('designer');
  const flow = useReactFlow();
  const { zoom } = useViewport();
  const turn = t(direction === 'down' ? 'canvas.toRight' : 'canvas.toDown');
  const shown = `${Math.round(zoom * 100)}%`;
  return (
    <Panel position="bottom-left">
      <Space.Compact className="zoom-controls">
        <Button
          size="small"
          icon={<MinusOutlined />}
          aria-label={t('canvas.zoomOut')}
          onClick={() => void flow.zoomOut()}
        />
        {/* Its name begins with what is to be read on it, so that it can be spoken to. */}
        <Button
          size="small"
          aria-label={`${shown} · ${t('canvas.zoomReset')}`}
          onClick={() => void flow.zoomTo(1)}
        >
          {shown}
        </Button>
        <Button
          size="small"
          icon={<PlusOutlined />}
          aria-label={t('canvas.zoomIn')}
          onClick={() => void flow.zoomIn()}
        />
        <Button
          size="small"
          icon={<ExpandOutlined />}
          aria-label={t('canvas.fit')}
          data-testid="zoom-fit"
          onClick={onFit}
        />
        <Tooltip title={`${turn} (L)`}>
          <Button
            size="small"
            icon={direction === 'down' ? <VerticalLeftOutlined /> : <VerticalAlignBottomOutlined />}
            aria-label={turn}
            data-testid="canvas-turn"
            onClick={turnCanvas}
          />
        </Tooltip>
      </Space.Compact>
    </Panel>
  );
}
