import { Grid, Table, Text, Title } from '@mantine/core';
import type { ModelQuality } from '../../shared/api/types';
import { count, share } from '../../shared/ui/numbers';
import classes from './QualityDetail.module.css';

interface Line {
  label: string;
  compared: number;
  precision: number;
}

/** Where a model is right: by class, the worst first, and by how sure it was. */
export function QualityDetail({ model }: { model: ModelQuality }) {
  const classLines = Object.entries(model.byClass)
    .map(([label, { compared, precision }]) => ({ label, compared, precision }))
    .sort((one, other) => one.precision - other.precision);
  const bandLines = model.byConfidence.map(({ from, to, compared, precision }) => ({
    label: `${share(from)} to ${share(to)}`,
    compared,
    precision,
  }));
  return (
    <Grid gap="xl" p="sm">
      <Grid.Col span={{ base: 12, md: 6 }}>
        <Lines title="By class" first="Class" lines={classLines} />
      </Grid.Col>
      <Grid.Col span={{ base: 12, md: 6 }}>
        <Lines title="By confidence" first="Confidence" lines={bandLines} />
      </Grid.Col>
    </Grid>
  );
}

function Lines({ title, first, lines }: { title: string; first: string; lines: Line[] }) {
  return (
    <section>
      <Title order={3} mb={4}>
        {title}
      </Title>
      {lines.length === 0 ? (
        <Text fz="sm" c="dimmed">
          No proposals have been compared with people’s answers yet.
        </Text>
      ) : (
        <Table verticalSpacing={4}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{first}</Table.Th>
              <Table.Th ta="end">Compared</Table.Th>
              <Table.Th ta="end" w={64}>
                Right
              </Table.Th>
              <Table.Th w="35%">
                <span className={classes['hidden']}>Precision as a bar</span>
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {lines.map(({ label, compared, precision }) => (
              <Table.Tr key={label}>
                <Table.Td>{label}</Table.Td>
                <Table.Td ta="end">{count(compared)}</Table.Td>
                <Table.Td ta="end">{share(precision)}</Table.Td>
                <Table.Td>
                  <div className={classes['track']} aria-hidden>
                    <div className={classes['bar']} style={{ width: `${100 * precision}%` }} />
                  </div>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </section>
  );
}
