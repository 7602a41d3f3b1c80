import { DeleteOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useErrorText } from '../server/error-text.ts';
import { message } from './feedback/message.ts';

type Props = {
  title: string;
  /** Says what is removed: read out, because there are many such buttons on a page. */
  label: string;
  /** Looks for what uses the thing, and asks; its failure is said. */
  ask: () => Promise<void>;
};

/** A button with a bin, busy while it is looked what uses the thing. */
export function RemoveButton({ title, label, ask }: Props) {
  const errorText = useErrorText();
  const [looking, setLooking] = useState(false);
  const press = async () => {
    setLooking(true);
    try {
      await ask();
    } catch (error) {
      message.error(errorText(error));
    } finally {
      setLooking(false);
    }
  };
  return (
    <Button
      type="text"
      danger
      icon={<DeleteOutlined />}
      loading={looking}
      title={title}
      aria-label={label}
      onClick={() => void press()}
    />
  );
}
