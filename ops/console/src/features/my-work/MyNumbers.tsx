import { Table, Text } from '@mantine/core';
import { useQueries } from '@tanstack/react-query';
import type { MyProject } from '../../shared/projects/myProjects';
import { duration } from '../../shared/time/format';
import { count, share } from '../../shared/ui/numbers';
import { ownFiguresQuery, type Figures } from './queries';

const HEADS = ['Project', 'Labels', 'Each', 'Decisions', 'Each', 'Rejected', 'Agreement'];
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
      <Table.Td ta="end">{share(figures.rejectionRate)}</Table.Td>
      <Table.Td ta="end">{share(figures.agreement)}</Table.Td>
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
  const done = rows.filter(({ figures }) => figures.labelled + figures.decisions > 0);
  if (done.length === 0) {
    return (
      <Text fz="sm" c="dimmed">
        Nothing yet. Days are those of UTC.
      </Text>
    );
  }
  return (
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
  );
}
