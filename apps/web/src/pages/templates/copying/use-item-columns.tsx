import { Button, Radio, Tag, Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import { usePreferences } from '../../../app/preferences.ts';
import type { ListColumn } from '../../listing/table/list-column.ts';
import { AffectedFlows } from './affected-flows.tsx';
import {
  CHOICES,
  type Choice,
  type Choices,
  choiceOf,
  identityOf,
  isOpen,
  type PlanItem,
} from './copy-choices.ts';
import { useKindWords } from './kind-words.ts';

const COLOURS: Record<PlanItem['state'], string> = {
  new: 'green',
  same: 'default',
  newer: 'blue',
  older: 'default',
  bothChanged: 'orange',
};

type Given = {
  choices: Choices;
  onCompare(item: PlanItem): void;
  onChoose(item: PlanItem, choice: Choice): void;
};

export function useItemColumns({ choices, onCompare, onChoose }: Given): ListColumn<PlanItem>[] {
  const { t } = useTranslation('copying');
  const language = usePreferences((state) => state.language);
  const words = useKindWords();
  return [
    {
      key: 'name',
      title: t('columns.item'),
      render: (item) => (
        <div className="copy-name">
          <strong>{item.names[language]}</strong>
          <small>
            {words.kind(item.kind)} · {words.size(item.kind, item.size)}
            {item.homeKey === item.key || item.kind === 'flow'
              ? null
              : ` · ${t('isHere', { key: item.homeKey })}`}
          </small>
        </div>
      ),
    },
    {
      key: 'state',
      title: t('columns.state'),
      width: 150,
      render: ({ state, cameWith }) => (
        <Tooltip title={t(`hints.${cameWith === null && state === 'bothChanged' ? 'namesake' : state}`)}>
          {/* Reachable by key: what the word means is said beside it. */}
          <Tag color={COLOURS[state]} tabIndex={0}>
            {t(`states.${cameWith === null && state === 'bothChanged' ? 'namesake' : state}`)}
          </Tag>
        </Tooltip>
      ),
    },
    {
      key: 'differences',
      title: t('columns.differences'),
      width: 140,
      render: (item) =>
        item.differences === 0 ? null : (
          <Button
            type="link"
            size="small"
            className="copy-link"
            aria-label={t('compareOf', { name: item.names[language] })}
            data-testid={`copy-compare-${item.key}`}
            onClick={() => onCompare(item)}
          >
            {t('differences', { count: item.differences })}
          </Button>
        ),
    },
    {
      key: 'affected',
      title: t('columns.affected'),
      width: 200,
      render: (item) => <AffectedFlows flows={item.affected} />,
    },
    {
      key: 'choice',
      title: t('columns.choice'),
      width: 250,
      render: (item) =>
        isOpen(item) ? (
          <Radio.Group
            size="small"
            optionType="button"
            name={identityOf(item)}
            aria-label={t('choiceOf', { name: item.names[language] })}
            value={choiceOf(item, choices)}
            onChange={({ target }) => onChoose(item, target.value)}
            options={CHOICES.map((choice) => ({
              value: choice,
              label: <span data-testid={`choose-${choice}`}>{t(`choices.${choice}`)}</span>,
            }))}
          />
        ) : (
          <span className="copy-quiet">{t(item.state === 'new' ? 'isAdded' : 'staysSame')}</span>
        ),
    },
  ];
}
