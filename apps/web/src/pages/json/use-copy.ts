import { App } from 'antd';
import { copyText } from './copy-text.ts';

/** Copies and says so. */
export function useCopy(): (text: string, said: string) => void {
  const { message } = App.useApp();
  return (text, said) => void copyText(text).then(() => message.success(said));
}
