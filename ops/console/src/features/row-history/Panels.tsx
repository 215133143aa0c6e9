import { Tabs } from '@mantine/core';
import type { Definition, Row } from '../../shared/api/types';
import type { NameOf } from '../../shared/history/tell';
import { Failed, Waiting } from '../../shared/ui/Asking';
import { Compare } from './Compare';
import type { History } from './history';
import { PolicyPanel } from './PolicyPanel';
import { Proof } from './Proof';
import { RowAt } from './RowAt';
import { PANELS, type Panel } from './search';
import type { Versions } from './useVersions';

export interface PanelsProps {
  row: Row;
  history: History;
  definitions: Definition[];
  nameOf: NameOf;
  versions: Versions;
}

const NAMES: Record<Panel, string> = { row: 'Row', policy: 'Policy', proof: 'Proof' };

function Version({ history, definitions, nameOf, versions }: PanelsProps) {
  const { shown, compared } = versions;
  const failed = shown.error === null ? compared : shown;
  if (failed?.error != null) return <Failed error={failed.error} retry={failed.retry} />;
  if (shown.row === undefined || (compared !== undefined && compared.row === undefined)) {
    return <Waiting lines={12} />;
  }
  if (compared?.row === undefined) {
    return (
      <RowAt
        row={shown.row}
        stale={shown.stale}
        events={history.events}
        definitions={definitions}
        nameOf={nameOf}
        compare={versions.compare}
      />
    );
  }
  const pick = {
    last: versions.last,
    left: versions.compare,
    right: versions.show,
    swap: versions.swap,
    end: () => versions.compare(undefined),
  };
  return (
    <Compare
      left={compared.row}
      right={shown.row}
      events={history.events}
      definitions={definitions}
      nameOf={nameOf}
      pick={pick}
    />
  );
}

/** The row as it was, its policy, and what can be proved of it. */
export function Panels(props: PanelsProps) {
  const { row, history, versions } = props;
  return (
    <Tabs
      value={versions.panel}
      onChange={(to) => versions.open(PANELS.find((one) => one === to) ?? 'row')}
    >
      <Tabs.List mb="md">
        {PANELS.map((panel) => (
          <Tabs.Tab key={panel} value={panel}>
            {NAMES[panel]}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <Tabs.Panel value="row">
        <Version {...props} />
      </Tabs.Panel>
      <Tabs.Panel value="policy">
        {versions.panel === 'policy' && (
          <PolicyPanel project={row.project} version={row.policyVersion} />
        )}
      </Tabs.Panel>
      <Tabs.Panel value="proof">
        {versions.panel === 'proof' && <Proof row={row} history={history} />}
      </Tabs.Panel>
    </Tabs>
  );
}
