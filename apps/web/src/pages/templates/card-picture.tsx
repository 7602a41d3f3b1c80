import type { ConnectorManifest } from '@flowbridge/connector-sdk/manifest';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '../../app/preferences.ts';
import { useLaneWords } from '../../designer/canvas/lane-title.ts';
import { useTriggerLine } from '../../designer/catalog/use-trigger-line.ts';
import { useWords } from '../../designer/catalog/use-words.ts';
import { useTRPC } from '../../server/trpc.ts';
import type { TemplateItem } from './templates-page.tsx';

type Props = {
  template: TemplateItem;
  connectors: readonly ConnectorManifest[];
  language: Language;
  onOpen: () => void;
};

/** Cards of steps are 240 px wide, those of templates from 330 px: a step and what stands beside it. */
const SCALE = 0.62;

/** The beginning of what a template is about, drawn from its document once the card is scrolled to. */
export function CardPicture({ template, connectors, language, onOpen }: Props) {
  const { t } = useTranslation(['templates', 'designer']);
  const trpc = useTRPC();
  const place = useRef<HTMLButtonElement>(null);
  const seen = useWasSeen(place);
  const words = useWords(connectors);
  const laneWords = useLaneWords();
  const triggerLine = useTriggerLine(words);
  const { id, version, names } = template;
  const detail = useQuery({
    ...trpc.templates.get.queryOptions({ id, language, version }),
    enabled: seen,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const document = detail.data?.flows[0]?.document;
  const picture = useQuery({
    queryKey: ['template-picture', id, version, language, connectors.length],
    enabled: document !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async () => {
      if (document === undefined) return null;
      const { pictureOf } = await import('../../designer/picture/picture-of.ts');
      const texts = { end: t('designer:canvas.end'), empty: t('designer:canvas.emptyLane') };
      return pictureOf({ document, connectors, words, laneWords, triggerLine, texts });
    },
  });
  return (
    <button
      type="button"
      ref={place}
      className="template-picture"
      data-testid={`picture-${template.key}`}
      aria-label={t('templates:previewOf', { name: names[language] })}
      onClick={onOpen}
    >
      {picture.data ? (
        <img
          alt=""
          style={{
            width: picture.data.width * SCALE,
            marginInlineStart: `calc(50% - ${picture.data.axis * SCALE}px)`,
          }}
          src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(picture.data.svg)}`}
        />
      ) : null}
    </button>
  );
}

/** Whether the element was on the screen at least once. */
function useWasSeen(place: React.RefObject<Element | null>): boolean {
  const [seen, setSeen] = useState(false);
  useEffect(() => {
    if (seen || place.current === null) return;
    const watch = new IntersectionObserver((entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) setSeen(true);
    });
    watch.observe(place.current);
    return () => watch.disconnect();
  }, [seen, place]);
  return seen;
}
