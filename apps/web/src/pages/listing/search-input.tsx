import { SearchOutlined } from '@ant-design/icons';
import './search-input.css';

type Props = { label: string; text: string; onChange: (text: string) => void };

/** The search of a list page, in its head. */
export function SearchInput({ label, text, onChange }: Props) {
  return (
    <label className="search-input">
      <SearchOutlined />
      <input
        type="search"
        aria-label={label}
        placeholder={label}
        value={text}
        onChange={(event) => onChange(event.target.value)}
      />
    </label>
  );
}
