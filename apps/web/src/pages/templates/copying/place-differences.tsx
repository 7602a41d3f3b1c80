import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ServerOutputs } from '../../../server/trpc.ts';
import { ListTable } from '../../listing/table/list-table.tsx';

type View = Extract<ServerOutputs['templates']['compareItem'], { kind: 'part' }>;
type Difference = View['differences'][number];
type Props = Pick<View, 'differences' | 'total'>;

const COLOURS = { added: 'green', removed: 'red', changed: 'orange' } as const;

/** Place by place what I have and what they have: rows of a table by their key. */
export function PlaceDifferences({ differences, total }: Props) {
  const { t } = useTranslation('copying');
  return (
    <>
      <div className="copy-scroll">
        <ListTable
          rows={differences}
          idOf={({ place }) => place.join(' › ')}
          minWidth={560}
          rowAttributes={({ place }) => ({ 'data-testid': `difference-${place.at(-1)}` })}
          columns={[
            {
              key: 'place',
              title: t('columns.place'),
              render: ({ place }) => placeWords(place, t('description')),
            },
            { key: 'mine', title: t('columns.mine'), render: ({ mine }) => <SideText text={mine} /> },
            { key: 'theirs', title: t('columns.theirs'), render: ({ theirs }) => <SideText text={theirs} /> },
            {
              key: 'change',
              title: t('columns.change'),
              width: 110,
              render: (difference) => {
                const change = changeOf(difference);
                return <Tag color={COLOURS[change]}>{t(`changes.${change}`)}</Tag>;
              },
            },
          ]}
        />
      </div>
      {total > differences.length ? (
        <p>{t('moreDifferences', { count: total - differences.length })}</p>
      ) : null}
    </>
  );
}

function SideText({ text }: { text: string | null }) {
  const { t } = useTranslation('copying');
  if (text === null) return <span className="copy-quiet">{t('nothingThere')}</span>;
  return <div className="copy-text">{text === '' ? <em>{t('emptyText')}</em> : text}</div>;
}

function changeOf({ mine, theirs }: Difference): keyof typeof COLOURS {
  if (mine === null) return 'added';
  return theirs === null ? 'removed' : 'changed';
}

/** A row is named by its key; the description by its word; anything else by its way. */
function placeWords([first, ...rest]: Difference['place'], description: string): string {
  if (first === 'rows') return rest.join(' › ');
  if (first === 'description' && rest.length === 0) return description;
  return [first, ...rest].join(' › ');
}
