import { useEffect, useState } from 'react';

/** Glances at another window do not count. */
const GONE_AFTER_MS = 20_000;

/** False once the page has been out of sight for a while. A browser has few connections: hidden pages give theirs back. */
export function useVisible(): boolean {
  const [visible, setVisible] = useState(true);
  useEffect(() => {
    let timer: number | undefined;
    const look = () => {
      window.clearTimeout(timer);
      if (document.visibilityState === 'visible') setVisible(true);
      else timer = window.setTimeout(() => setVisible(false), GONE_AFTER_MS);
    };
    document.addEventListener('visibilitychange', look);
    return () => {
      window.clearTimeout(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, []);
  return visible;
}
