import type { Spell } from './search-palette.ts';

/** Loads the pinyin dictionary (a chunk of its own) and gives a remembering speller. */
export async function loadSpell(): Promise<Spell> {
  const { pinyin } = await import('pinyin-pro');
  const known = new Map<string, ReturnType<Spell>>();
  return (chinese) => {
    let spelled = known.get(chinese);
    if (spelled === undefined) {
      const syllables = pinyin(chinese, { toneType: 'none', type: 'array', nonZh: 'consecutive' });
      spelled = {
        initials: syllables
          .map((syllable) => syllable.charAt(0))
          .join('')
          .toLowerCase(),
        whole: syllables.join('').replaceAll(' ', '').toLowerCase(),
      };
      known.set(chinese, spelled);
    }
    return spelled;
  };
}
