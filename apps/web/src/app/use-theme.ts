import { useSyncExternalStore } from 'react';
import { type Theme, usePreferences } from './preferences.ts';

const DARK = '(prefers-color-scheme: dark)';

/** The theme of the device, which changes with the time of day on many. */
export function useDeviceTheme(): Theme {
  return useSyncExternalStore(onDeviceChange, deviceTheme);
}

/** The theme that is shown: the one chosen here, else the device's. */
export function useTheme(): Theme {
  const device = useDeviceTheme();
  return usePreferences((state) => state.theme) ?? device;
}

/** Asks anew each time: Chromium tells no change of a query whose new result was read before it came to tell. */
function deviceTheme(): Theme {
  return matchMedia(DARK).matches ? 'dark' : 'light';
}

function onDeviceChange(tell: () => void): () => void {
  const query = matchMedia(DARK);
  query.addEventListener('change', tell);
  return () => query.removeEventListener('change', tell);
}
