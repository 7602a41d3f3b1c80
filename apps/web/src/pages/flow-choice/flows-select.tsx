import { Select } from 'antd';
import { useState } from 'react';
import { useErrorText } from '../../server/error-text.ts';
import { useSearchText } from '../listing/use-search-text.ts';
import { isNearEnd } from './near-end.ts';
import { useFlowChoice } from './use-flow-choice.ts';

type Props = {
  value?: string[];
  onChange?: (ids: string[]) => void;
  /** Flows whose names are known already. */
  known?: readonly { id: string; name: string }[];
  label: string;
  placeholder: string;
  'data-testid': string;
};

/** Chooses several flows of the tenant, found by their names among all of them. */
export function FlowsSelect({ value = [], onChange, known = [], label, placeholder, ...rest }: Props) {
  const errorText = useErrorText();
  const search = useSearchText();
  const [open, setOpen] = useState(false);
  // Those known need not be asked for; what is chosen from the list is known by then.
  const [names, setNames] = useState<ReadonlyMap<string, string>>(
    new Map(known.map(({ id, name }) => [id, name])),
  );
  const asked = value.filter((id) => !names.has(id));
  const choice = useFlowChoice({ chosen: asked, search: search.settled, open });
  const nameOf = (id: string) => names.get(id) ?? choice.nameOf(id) ?? id;
  const listed = new Set(choice.flows.map(({ id }) => id));
  const options = [
    ...choice.flows,
    // A chosen flow outside the list still has its name; one that is searched past is not offered.
    ...(search.settled === ''
      ? value.filter((id) => !listed.has(id)).map((id) => ({ id, name: nameOf(id) }))
      : []),
  ];
  return (
    <Select
      mode="multiple"
      style={{ width: '100%' }}
      value={value}
      aria-label={label}
      placeholder={placeholder}
      data-testid={rest['data-testid']}
      loading={choice.pending && open}
      {...(choice.error ? { notFoundContent: errorText(choice.error) } : {})}
      open={open}
      onOpenChange={setOpen}
      showSearch={{ filterOption: false, searchValue: search.text, onSearch: search.setText }}
      onPopupScroll={(event) => isNearEnd(event) && choice.readOn()}
      options={options.map(({ id, name }) => ({ value: id, label: name }))}
      labelRender={({ value: id }) => nameOf(String(id))}
      onChange={(ids: string[]) => {
        setNames(new Map(ids.map((id) => [id, nameOf(id)])));
        onChange?.(ids);
      }}
    />
  );
}
