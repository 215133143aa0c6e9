import { Badge, Stack, Table, Text } from '@mantine/core';
import { rowsOf } from '../../shared/address/places';
import type { MachineAcceptance, VersionAcceptance } from '../../shared/api/types';
import { intervalOf, saidOf } from '../../shared/figures/estimate';
import { MANAGERS, useHolds } from '../../shared/session/roles';
import { PageLink } from '../../shared/ui/links';
import { NumberLink } from '../../shared/ui/NumberLink';
import { share } from '../../shared/ui/numbers';
import { When } from '../../shared/ui/When';
import { StoppedModel } from './StoppedModel';

interface Of {
  project: string;
  acceptance: MachineAcceptance;
}

/** What models accept without a person: how right they are, and whether they may go on. */
export function AcceptancePart({ project, acceptance }: Of) {
  const { state, items, mostErrors } = acceptance;
  return (
    <Stack gap="xs">
      {items.map(
        (item) =>
          item.stopped !== undefined && (
            <StoppedModel
              key={`${item.model} ${item.version}`}
              project={project}
              item={item}
              stop={item.stopped}
            />
          ),
      )}
      {state !== 'OFF' && <Bound project={project} mostErrors={mostErrors} />}
      {items.length === 0 ? (
        <Text c="dimmed">
          {state === 'OFF'
            ? 'No model proposes labels: people decide every row.'
            : 'No row has been accepted without a person yet.'}
        </Text>
      ) : (
        <Versions project={project} acceptance={acceptance} />
      )}
    </Stack>
  );
}

function Bound({ project, mostErrors }: { project: string; mostErrors: number | undefined }) {
  const manages = useHolds(MANAGERS, project);
  return (
    <Text fz="sm">
      {mostErrors === undefined
        ? 'The policy does not say how much of it may be wrong, so nothing stops it by itself. '
        : `At most ${share(mostErrors)} of it may be wrong: once audits show that it is more, rows go to people. `}
      {manages && (
        <PageLink
          to="/projects/$project/settings"
          params={{ project }}
          search={{ tab: 'preLabel' }}
          inherit
          underline="always"
        >
          Change that
        </PageLink>
      )}
    </Text>
  );
}

function Versions({ project, acceptance }: Of) {
  const { items, certainty } = acceptance;
  return (
    <Table.ScrollContainer minWidth={560}>
      <Table
        verticalSpacing={4}
        aria-label="What models accept alone"
        style={{ fontVariantNumeric: 'tabular-nums' }}
      >
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Model</Table.Th>
            <Table.Th>State</Table.Th>
            <Table.Th ta="end">Accepted alone</Table.Th>
            <Table.Th ta="end">Audited</Table.Th>
            <Table.Th ta="end">Wrong</Table.Th>
            <Table.Th ta="end">Share wrong</Table.Th>
            <Table.Th ta="end">At most, {share(certainty)} certain</Table.Th>
            <Table.Th ta="end">Last audit</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {items.map((item) => (
            <Version
              key={`${item.model} ${item.version}`}
              project={project}
              item={item}
              used={isUsed(acceptance, item)}
            />
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

/** Whether this is what proposes labels now; rows may bring those of any version where none does. */
const isUsed = ({ model, version }: MachineAcceptance, item: VersionAcceptance): boolean =>
  item.model === model && (version === undefined || item.version === version);

function Version({
  project,
  item,
  used,
}: {
  project: string;
  item: VersionAcceptance;
  used: boolean;
}) {
  const name = `${item.model} ${item.version}`;
  const rows = (search: Record<string, string>) =>
    rowsOf(project, { model: item.model, modelVersion: item.version, ...search });
  const interval = intervalOf(item.errors);
  return (
    <Table.Tr>
      <Table.Th scope="row">{name}</Table.Th>
      <Table.Td>
        <State stopped={item.stopped !== undefined} used={used} />
      </Table.Td>
      <Table.Td ta="end">
        <NumberLink
          value={item.acceptedAlone}
          label={`rows accepted alone by ${name}`}
          link={rows({ acceptedBy: 'MODEL' })}
        />
      </Table.Td>
      <Table.Td ta="end">
        <NumberLink
          value={item.errors.of}
          label={`audits of ${name}`}
          link={rows({ audited: 'true' })}
        />
      </Table.Td>
      <Table.Td ta="end">
        <NumberLink
          value={item.errors.hits}
          label={`errors of ${name}`}
          link={rows({ audited: 'true', agreed: 'false' })}
        />
      </Table.Td>
      <Table.Td ta="end">
        {saidOf(item.errors)}
        {interval !== undefined && (
          <Text span display="block" fz="xs" c="dimmed">
            {interval}
          </Text>
        )}
      </Table.Td>
      <Table.Td ta="end">{share(item.upperBound)}</Table.Td>
      <Table.Td ta="end">
        {item.lastAuditAt === undefined ? '–' : <When at={item.lastAuditAt} />}
      </Table.Td>
    </Table.Tr>
  );
}

function State({ stopped, used }: { stopped: boolean; used: boolean }) {
  if (stopped) {
    return (
      <Badge color="red" variant="light" miw="max-content">
        Stopped
      </Badge>
    );
  }
  return used ? (
    <Badge color="green" variant="light">
      On
    </Badge>
  ) : (
    <Text span fz="sm" c="dimmed">
      Not in use
    </Text>
  );
}
