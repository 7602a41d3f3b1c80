import { useEffect, useState } from 'react';

const PAUSE_MS = 250;

/** A search box's text and the same text once typing has paused, which is what goes to the server. */
export function useSearchText(initial = ''): { text: string; setText(text: string): void; settled: string } {
  const [text, setText] = useState(initial);
  const [settled, setSettled] = useState(initial);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text.trim()), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return { text, setText, settled };
}
