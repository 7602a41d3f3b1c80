import {
  CheckCircleFilled,
  CloseCircleFilled,
  CloseOutlined,
  ExclamationCircleFilled,
  InfoCircleFilled,
} from '@ant-design/icons';
import { Button } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { type MessageKind, type ShownMessage, takeAway, useMessages } from './message.ts';
import './messages.css';

const ICONS: Record<MessageKind, ReactNode> = {
  success: <CheckCircleFilled />,
  info: <InfoCircleFilled />,
  warning: <ExclamationCircleFilled />,
  error: <CloseCircleFilled />,
};

/** What `message` says; above dialogs, and never in the way of what lies below. */
export function Messages() {
  const shown = useMessages((state) => state.shown);
  return createPortal(
    <div className="messages" data-testid="messages">
      {shown.map((message) => (
        <MessageLine key={message.id} message={message} />
      ))}
    </div>,
    document.body,
  );
}

function MessageLine({ message: { id, kind, text, detail, action, seconds } }: { message: ShownMessage }) {
  const { t } = useTranslation();
  // While it is read it stays.
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (held) return;
    const timer = setTimeout(() => takeAway(id), seconds * 1_000);
    return () => clearTimeout(timer);
  }, [held, id, seconds]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it is only held while pointed at or focused, nothing is done
    <div
      className="message"
      data-kind={kind}
      role={kind === 'error' ? 'alert' : 'status'}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      {ICONS[kind]}
      <div>
        <div>{text}</div>
        {detail ? <div className="message-detail">{detail}</div> : null}
      </div>
      {action ? (
        <Button
          type="primary"
          size="small"
          data-testid={action.testId}
          onClick={() => {
            takeAway(id);
            action.run();
          }}
        >
          {action.label}
        </Button>
      ) : null}
      <button type="button" className="message-close" aria-label={t('close')} onClick={() => takeAway(id)}>
        <CloseOutlined />
      </button>
    </div>
  );
}
