import { Grid, Table, Text, Title } from '@mantine/core';
import type { ModelQuality, Share } from '../../shared/api/types';
import { rowsOf } from '../../shared/address/places';
import { Estimate } from '../../shared/figures/Estimate';
import { drawnOf } from '../../shared/figures/estimate';
import { NumberLink, type Place } from '../../shared/ui/NumberLink';
import { share } from '../../shared/ui/numbers';
import classes from './QualityDetail.module.css';

interface Line {
  label: string;
  precision: Share;
  link: Place;
}

/** Where a model is right: by class, the worst first, and by how sure it was. */
export function QualityDetail({ project, model }: { project: string; model: ModelQuality }) {
  const compared = (search: Record<string, string>) =>
    rowsOf(project, {
      model: model.model,
      modelVersion: model.version,
      counted: 'COMPARED',
      ...search,
    });
  const classLines = Object.entries(model.byClass)
    .map(([label, precision]) => ({
      label,
      precision,
      link: compared({ predictedClass: label }),
    }))
    .sort((one, other) => (one.precision.share ?? 1) - (other.precision.share ?? 1));
  const bandLines = model.byConfidence.map(({ from, to, precision }) => ({
    label: `${share(from)} to ${share(to)}`,
    precision,
    link: compared({ confidenceBand: String(Math.round(from * 10)) }),
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
              <Table.Th ta="end" w={150}>
                Right
              </Table.Th>
              <Table.Th w="35%">
                <span className={classes['hidden']}>Precision as a bar</span>
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {lines.map(({ label, precision, link }) => (
              <Table.Tr key={label}>
                <Table.Td>{label}</Table.Td>
                <Table.Td ta="end">
                  <NumberLink value={precision.of} label={`compared: ${label}`} link={link} />
                </Table.Td>
                <Table.Td ta="end">
                  <Estimate of={precision} />
                </Table.Td>
                <Table.Td>
                  <div className={classes['track']} aria-hidden>
                    <div
                      className={classes['bar']}
                      style={{ width: `${100 * (drawnOf(precision) ?? 0)}%` }}
                    />
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
