import { useCallback, useState } from 'react';
import { loadSpell } from './pinyin.ts';
import type { Spell } from './search-palette.ts';

/** The pinyin speller, loaded when `load` is first called (the search box gets focus). */
export function useSpell(): { spell: Spell | undefined; load: () => void } {
  const [spell, setSpell] = useState<Spell>();
  const load = useCallback(() => {
    void loadSpell().then((loaded) => setSpell(() => loaded));
  }, []);
  return { spell, load };
}
