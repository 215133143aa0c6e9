import { Stack, Table, Text } from '@mantine/core';
import { useQueries } from '@tanstack/react-query';
import { Estimate } from '../../shared/figures/Estimate';
import { StaleFigures } from '../../shared/figures/StaleFigures';
import type { MyProject } from '../../shared/projects/myProjects';
import { duration } from '../../shared/time/format';
import { Failed } from '../../shared/ui/Asking';
import { count } from '../../shared/ui/numbers';
import { ownFiguresQuery, type Figures } from './queries';

const HEADS = [
  'Project',
  'Labels',
  'Time per label',
  'Decisions',
  'Time per decision',
  'Rejected',
  'Agreement',
];
const speed = (seconds: number | null | undefined) =>
  seconds === undefined || seconds === null ? '–' : duration(seconds);

function Cells({ name, figures }: { name: string; figures: Figures }) {
  return (
    <>
      <Table.Td>{name}</Table.Td>
      <Table.Td ta="end">{count(figures.labelled)}</Table.Td>
      <Table.Td ta="end">{speed(figures.medianLabelSeconds)}</Table.Td>
      <Table.Td ta="end">{count(figures.decisions)}</Table.Td>
      <Table.Td ta="end">{speed(figures.medianSeconds)}</Table.Td>
      <Table.Td ta="end">
        <Estimate of={figures.rejectionRate} />
      </Table.Td>
      <Table.Td ta="end">
        <Estimate of={figures.agreement} />
      </Table.Td>
    </>
  );
}

/** What one did today and in the last seven days, how fast, and how well it held. */
export function MyNumbers({ places }: { places: MyProject[] }) {
  const answers = useQueries({ queries: places.map(({ id }) => ownFiguresQuery(id)) });
  const rows = places.flatMap((place, number) => {
    const found = answers[number]?.data;
    return found === undefined
      ? []
      : [
          { key: `${place.id} today`, name: `${place.name}, today`, figures: found.today },
          { key: `${place.id} week`, name: `${place.name}, 7 days`, figures: found.last7Days },
        ];
  });
  const asOf = answers.flatMap((answer) => answer.data?.asOf ?? []).toSorted()[0];
  const done = rows.filter(({ figures }) => figures.labelled + figures.decisions > 0);
  const failed = answers.find((answer) => answer.isError && answer.data === undefined);
  if (failed !== undefined) {
    return <Failed error={failed.error} retry={() => void failed.refetch()} />;
  }
  if (done.length === 0) {
    return (
      <Text fz="sm" c="dimmed">
        Nothing yet. Days are in UTC.
      </Text>
    );
  }
  return (
    <Stack gap="xs">
      {asOf !== undefined && <StaleFigures asOf={asOf} />}
      <Table.ScrollContainer minWidth={640}>
        <Table verticalSpacing={6} style={{ fontVariantNumeric: 'tabular-nums' }}>
          <Table.Thead>
            <Table.Tr>
              {HEADS.map((head, column) => (
                <Table.Th key={column} ta={column === 0 ? 'start' : 'end'}>
                  {head}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {done.map(({ key, name, figures }) => (
              <Table.Tr key={key}>
                <Cells name={name} figures={figures} />
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Stack>
  );
}
