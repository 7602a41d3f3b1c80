import type { ChangePath, FlowDocument, JsonValue } from '@flowbridge/flow';
import { useTranslation } from 'react-i18next';
import type { Words } from '../catalog/step-words.ts';
import { TemplateView } from '../fields/template/template-view.tsx';
import { describeReference } from '../panel/describe-reference.ts';
import type { DescribedPart } from './words/described-part.ts';
import { pathWords } from './words/path-words.ts';
import { defaultWords, valueWords } from './words/value-words.ts';

type Props = {
  value: JsonValue | undefined;
  path: ChangePath;
  described: DescribedPart;
  words: Words;
  /** In which references are looked up. */
  document: FlowDocument;
};

/** A short value as its field shows it: choices in words, references as chips. */
export function ValueView(props: Props) {
  const { value, path, described, words, document } = props;
  const { t } = useTranslation(['versions', 'panel']);
  if (value === undefined) {
    const meant = defaultWords(described, path, words);
    return meant === undefined ? (
      <em className="value-none">{t('versions:nothing')}</em>
    ) : (
      <span>{meant}</span>
    );
  }
  if (value === '') return <em className="value-none">{t('versions:emptyText')}</em>;
  const said = valueWords(described, path, value, words);
  if (said !== undefined) return <span>{said}</span>;
  if (typeof value === 'object' && value !== null) return <PartsView {...props} value={value} />;
  if (typeof value !== 'string') return <code>{JSON.stringify(value)}</code>;
  return (
    <span className="value-text">
      <TemplateView
        text={value}
        describe={(source) =>
          describeReference(source, { document, words, rootName: (root) => t(`panel:picker.${root}`) })
        }
      />
    </span>
  );
}

type PartsProps = Props & { value: JsonValue[] | { [key: string]: JsonValue } };

/** A small list or object: its parts by name; identities say nothing to people. */
function PartsView({ value, path, ...rest }: PartsProps) {
  const parts = Array.isArray(value)
    ? value.map((each, position) => ({ part: { position, label: undefined }, each }))
    : Object.entries(value).flatMap(([part, each]) => (part === 'id' ? [] : [{ part, each }]));
  if (parts.length === 0) return <code>{JSON.stringify(value)}</code>;
  return (
    <ul className="value-parts">
      {parts.map(({ part, each }) => {
        const inner = [...path, part];
        const name = pathWords(rest.described, inner, rest.words).at(-1) ?? '';
        return (
          <li key={typeof part === 'string' ? part : part.position}>
            <span className="value-name">{name}</span> <ValueView {...rest} path={inner} value={each} />
          </li>
        );
      })}
    </ul>
  );
}
