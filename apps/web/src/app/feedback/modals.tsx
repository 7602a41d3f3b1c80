import { Modal } from 'antd';
import { useEffect } from 'react';
import { useAsked } from './asked.ts';

/** Opens what `modal` was asked for, in the theme and language of the console. */
export function Modals() {
  const waiting = useAsked((state) => state.waiting);
  const [api, holder] = Modal.useModal();
  useEffect(() => {
    if (waiting === undefined || waiting.length === 0) return;
    useAsked.setState({ waiting: [] });
    for (const { kind, props } of waiting) api[kind](props);
  }, [waiting, api]);
  return holder;
}
