import { message } from '../../app/feedback/message.ts';
import { copyText } from './copy-text.ts';

/** Copies and says so. */
export function useCopy(): (text: string, said: string) => void {
  return (text, said) => void copyText(text).then(() => message.success(said));
}
