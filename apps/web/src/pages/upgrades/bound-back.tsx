/** Connections and values of a flow that go back with an upgrade; those a person changed since, or a running version needs, are asked. */
import { Alert, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { usePreferences } from '../../app/preferences.ts';
import type { ServerInputs, ServerOutputs } from '../../server/trpc.ts';

type Flow = ServerOutputs['upgrades']['previewRollBack']['flows'][number];
type Value = Flow['givesBack'][number];
/** By flow id. */
export type GiveBack = NonNullable<ServerInputs['upgrades']['rollBack']['giveBack']>;
type Props = { flow: Flow; giveBack: GiveBack[string]; onChange: (giveBack: GiveBack[string]) => void };

export function BoundBack({ flow: { id, givesBack, asks }, giveBack, onChange }: Props) {
  const { t } = useTranslation('upgrades');
  const language = usePreferences((state) => state.language);
  if (givesBack.length + asks.length === 0) return null;
  const choose = ({ kind, key }: Value, goesBack: boolean) => {
    const others = (giveBack[kind] ?? []).filter((each) => each !== key);
    onChange({ ...giveBack, [kind]: goesBack ? [...others, key] : others });
  };
  return (
    <div className="bound-back" data-testid={`bound-back-${id}`}>
      {givesBack.length === 0 ? null : (
        <>
          <h4>{t('rollBack.bound.givesBack')}</h4>
          <ul>
            {givesBack.map((value) => (
              <li key={`${value.kind}/${value.key}`}>
                {value.names[language]}: <Said value={value.now} /> → <Said value={value.before} />
              </li>
            ))}
          </ul>
        </>
      )}
      {asks.length === 0 ? null : (
        <>
          <Alert type="warning" showIcon title={t('rollBack.bound.asks')} />
          {asks.map((value) => (
            <fieldset key={`${value.kind}/${value.key}`} data-testid={`bound-ask-${value.key}`}>
              <legend>
                {value.names[language]} <small>{t(`rollBack.bound.why.${value.why}`)}</small>
              </legend>
              <Radio.Group
                value={(giveBack[value.kind] ?? []).includes(value.key)}
                onChange={(event) => choose(value, event.target.value === true)}
              >
                <Radio value={false}>
                  {t('rollBack.bound.keep')} <Said value={value.now} />
                </Radio>
                <Radio value={true} data-testid="bound-give-back">
                  {t('rollBack.bound.give')} <Said value={value.before} />
                </Radio>
              </Radio.Group>
            </fieldset>
          ))}
        </>
      )}
    </div>
  );
}

function Said({ value }: { value: Value['now'] }) {
  const { t } = useTranslation('upgrades');
  if (value === null || value === '') return <em className="value-none">{t('rollBack.bound.none')}</em>;
  return <strong>{typeof value === 'string' ? value : JSON.stringify(value)}</strong>;
}
