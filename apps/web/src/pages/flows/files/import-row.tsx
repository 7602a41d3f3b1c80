import { Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useConnectorName } from '../use-connector-name.ts';
import { type Choice, type FileItem, nameIsWrong } from './import-plan.ts';

type Props = { flow: FileItem; choice: Choice; onChange(choice: Choice): void };

export function ImportRow({ flow, choice, onChange }: Props) {
  const { t } = useTranslation(['flowList', 'flows']);
  const connectorName = useConnectorName();
  const { name, folder, tags, steps, triggerKinds, connectors, unknownConnectors, leftOut, sameName } = flow;
  const [same] = sameName;
  const brings = [
    t('files.steps', { count: steps }),
    ...triggerKinds.map((kind) => t(`flows:triggers.${kind}`)),
    ...connectors.map(connectorName),
  ];
  const options = [
    { value: 'create', label: t(same ? 'files.createCopy' : 'files.create') },
    ...(sameName.length === 1 ? [{ value: 'replace', label: t('files.replace') }] : []),
    { value: 'skip', label: t('files.skip') },
  ];
  const choose = (value: string) => {
    if (value === 'replace' && same) onChange({ do: 'replace', id: same.id });
    else onChange(value === 'create' ? { do: 'create', name } : { do: 'skip' });
  };
  return (
    <tr>
      <td>
        <strong>{name}</strong>
        <div className="file-note">{[folder, ...tags].filter(Boolean).join(' · ')}</div>
        {same ? (
          <div className="file-warning">
            {t('files.taken')}
            {sameName.length > 1 ? ` ${t('files.several')}` : ''}
          </div>
        ) : null}
      </td>
      <td>
        {brings.join(' · ')}
        {unknownConnectors.length === 0 ? null : (
          <div className="file-warning">
            {t('files.unknown', { connectors: unknownConnectors.join(', ') })}
          </div>
        )}
        {leftOut.length === 0 ? null : (
          <div className="file-warning">{t('files.leftOut', { places: leftOut.join(', ') })}</div>
        )}
      </td>
      <td className="file-choice">
        <Select
          value={choice.do}
          options={options}
          onChange={choose}
          aria-label={t('files.choice', { name })}
          data-testid={`import-choice-${name}`}
        />
        {choice.do === 'create' ? (
          <Input
            value={choice.name}
            status={nameIsWrong(choice) ? 'error' : ''}
            aria-label={t('files.newName', { name })}
            aria-invalid={nameIsWrong(choice)}
            onChange={(event) => onChange({ do: 'create', name: event.target.value })}
          />
        ) : null}
        {choice.do === 'create' && nameIsWrong(choice) ? (
          <div className="file-warning">{t('files.nameWrong')}</div>
        ) : null}
        {choice.do === 'replace' && same?.enabled ? (
          <div className="file-note">{t('files.enabledNow')}</div>
        ) : null}
      </td>
    </tr>
  );
}
