/** Icons and tints of step and trigger kinds. A new kind does not compile until it has both. */
import {
  ApiOutlined,
  BlockOutlined,
  BranchesOutlined,
  CalculatorOutlined,
  CheckCircleOutlined,
  ClockCircleOutlined,
  CodeOutlined,
  DatabaseOutlined,
  EnterOutlined,
  FieldStringOutlined,
  FileSearchOutlined,
  FilterOutlined,
  FormOutlined,
  ForwardOutlined,
  HourglassOutlined,
  NodeIndexOutlined,
  NotificationOutlined,
  PartitionOutlined,
  PlayCircleOutlined,
  PlusSquareOutlined,
  RadarChartOutlined,
  RetweetOutlined,
  SafetyOutlined,
  SendOutlined,
  SortAscendingOutlined,
  StopOutlined,
  SubnodeOutlined,
  SwapOutlined,
  SyncOutlined,
  UnorderedListOutlined,
  VerticalAlignBottomOutlined,
} from '@ant-design/icons';
import type { ConnectorManifest } from '@flowbridge/connector-sdk/manifest';
import type { StepKind, TriggerKind } from '@flowbridge/flow';
import type { ComponentType } from 'react';
import { inkOn } from './ink-on.ts';
import './step-icon.css';

type KindIcon = { Icon: ComponentType; tint: string };

const LOGIC = 'var(--fb-tint-logic)';
const DATA = 'var(--fb-tint-data)';
const END = 'var(--fb-tint-end)';
const START = 'var(--fb-tint-start)';

const STEP_ICONS: Record<StepKind, KindIcon> = {
  action: { Icon: ApiOutlined, tint: 'var(--fb-primary)' },
  condition: { Icon: BranchesOutlined, tint: LOGIC },
  switch: { Icon: NodeIndexOutlined, tint: LOGIC },
  forEach: { Icon: RetweetOutlined, tint: LOGIC },
  while: { Icon: SyncOutlined, tint: LOGIC },
  try: { Icon: SafetyOutlined, tint: LOGIC },
  parallel: { Icon: PartitionOutlined, tint: LOGIC },
  wait: { Icon: HourglassOutlined, tint: LOGIC },
  callFlow: { Icon: SubnodeOutlined, tint: 'var(--fb-primary)' },
  break: { Icon: VerticalAlignBottomOutlined, tint: END },
  continue: { Icon: ForwardOutlined, tint: END },
  terminate: { Icon: StopOutlined, tint: END },
  respond: { Icon: EnterOutlined, tint: START },
  initVariable: { Icon: FormOutlined, tint: DATA },
  setVariable: { Icon: CheckCircleOutlined, tint: DATA },
  incrementVariable: { Icon: PlusSquareOutlined, tint: DATA },
  appendToArray: { Icon: UnorderedListOutlined, tint: DATA },
  appendToText: { Icon: FieldStringOutlined, tint: DATA },
  buildJson: { Icon: CodeOutlined, tint: DATA },
  parseJson: { Icon: FileSearchOutlined, tint: DATA },
  mapFields: { Icon: SwapOutlined, tint: DATA },
  filterArray: { Icon: FilterOutlined, tint: DATA },
  sortArray: { Icon: SortAscendingOutlined, tint: DATA },
  chunkArray: { Icon: BlockOutlined, tint: DATA },
  aggregate: { Icon: CalculatorOutlined, tint: DATA },
  datasetStage: { Icon: DatabaseOutlined, tint: DATA },
  datasetDeliver: { Icon: SendOutlined, tint: LOGIC },
  code: { Icon: CodeOutlined, tint: 'var(--fb-tint-code)' },
};

const TRIGGER_ICONS: Record<TriggerKind, KindIcon> = {
  manual: { Icon: PlayCircleOutlined, tint: START },
  schedule: { Icon: ClockCircleOutlined, tint: START },
  poll: { Icon: RadarChartOutlined, tint: START },
  http: { Icon: ApiOutlined, tint: START },
  connectorEvent: { Icon: NotificationOutlined, tint: START },
};

function Badge({ Icon, tint }: KindIcon) {
  return (
    <span className="kind-icon" style={{ color: tint }} aria-hidden="true">
      <Icon />
    </span>
  );
}

/** A connector's mark: its letters on its colour. A picture, not a text: the letters are no part of what a card says. */
export function ConnectorIcon({ connector }: { connector: ConnectorManifest }) {
  return (
    <span
      className="connector-icon"
      style={{ background: connector.icon.color, color: inkOn(connector.icon.color) }}
      data-letters={connector.icon.letters}
      aria-hidden="true"
    />
  );
}

export function StepIcon({ kind, connector }: { kind: StepKind; connector?: ConnectorManifest | undefined }) {
  return connector ? <ConnectorIcon connector={connector} /> : <Badge {...STEP_ICONS[kind]} />;
}

export function TriggerIcon({
  kind,
  connector,
}: {
  kind: TriggerKind;
  connector?: ConnectorManifest | undefined;
}) {
  return connector ? <ConnectorIcon connector={connector} /> : <Badge {...TRIGGER_ICONS[kind]} />;
}
