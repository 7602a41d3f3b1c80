import { Link } from 'react-router';

/** The flows that use something, each leading to the designer. */
export function FlowLinks({ usages }: { usages: { flowId: string; flowName: string }[] }) {
  return (
    <ul style={{ margin: 0, paddingInlineStart: 18, maxWidth: 420 }}>
      {usages.map(({ flowId, flowName }) => (
        <li key={flowId}>
          <Link to={`/flows/${flowId}`}>{flowName}</Link>
        </li>
      ))}
    </ul>
  );
}
