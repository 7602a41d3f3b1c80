import { useTranslation } from 'react-i18next';

const KINDS = ['flow', 'lookupTable', 'connector', 'function'] as const;
type Kind = (typeof KINDS)[number];

/** What kinds of items are called, and how much of one there is. A kind this console does not know keeps its name. */
export function useKindWords() {
  const { t } = useTranslation('copying');
  const known = (kind: string): Kind | undefined => KINDS.find((each) => each === kind);
  return {
    kind(name: string): string {
      const kind = known(name);
      return kind === undefined ? name : t(`kinds.${kind}`);
    },
    size(name: string, count: number): string {
      const kind = known(name);
      return kind === undefined ? String(count) : t(`sizes.${kind}`, { count });
    },
  };
}
