import { ArrowDownOutlined, ArrowUpOutlined } from '@ant-design/icons';
import type { ListColumn } from './list-column.ts';

export function HeadCell<Row>({ column }: { column: ListColumn<Row> }) {
  const { title, width, order, align, from, pinned } = column;
  return (
    <th
      scope="col"
      style={{ width }}
      aria-sort={order?.now}
      data-from={from}
      data-align={align}
      data-pinned={pinned}
    >
      {order ? (
        <button type="button" className="list-order" onClick={order.change}>
          {title}
          {order.now === 'ascending' ? <ArrowUpOutlined /> : <ArrowDownOutlined />}
        </button>
      ) : (
        title
      )}
    </th>
  );
}
