import { Badge, Code, Group, Stack, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ModelEntry } from '../../shared/api/types';
import { rowsAre } from '../../shared/content/content';
import { projectsQuery } from '../../shared/projects/queries';
import { MANAGERS, useHolds, useMe } from '../../shared/session/roles';
import { Asking, Empty } from '../../shared/ui/Asking';
import { count } from '../../shared/ui/numbers';
import { PageLink } from '../../shared/ui/links';
import { Page } from '../../shared/ui/Page';
import { When } from '../../shared/ui/When';
import { Barred } from './Barred';
import { BringModel } from './BringModel';
import { registryQuery } from '../../shared/models/queries';

/** How many classes are listed. */
const SHOWN = 12;

/** Every model that can be asked: where it is from, what it tells apart, and its hash. */
export function RegistryPage() {
  const models = useQuery(registryQuery);
  const projects = useQuery(projectsQuery);
  const me = useMe();
  const manages = useHolds(MANAGERS);
  const nameOf = (id: string | undefined) =>
    projects.data?.items.find((project) => project.id === id)?.name;
  return (
    <Page title="Models" asOf={models.data?.asOf} ofFigures={false}>
      <Stack gap="lg">
        {(manages || me.admin) && <BringModel />}
        <Asking query={models} lines={8}>
          {({ items }) =>
            items.length === 0 ? (
              <Empty title="No models yet">
                Upload a zipped bundle, or train a model in a project from its accepted rows.
              </Empty>
            ) : (
              <Table.ScrollContainer minWidth={860}>
                <Table verticalSpacing="xs">
                  <Table.Thead>
                    <Table.Tr>
                      <Table.Th>Model</Table.Th>
                      <Table.Th>From</Table.Th>
                      <Table.Th>For</Table.Th>
                      <Table.Th>In use in</Table.Th>
                      <Table.Th>Classes</Table.Th>
                      <Table.Th>SHA-256</Table.Th>
                    </Table.Tr>
                  </Table.Thead>
                  <Table.Tbody>
                    {items.toReversed().map((model) => (
                      <ModelRow
                        key={`${model.name} ${model.version}`}
                        model={model}
                        trainedOn={nameOf(model.trainedOn)}
                        manages={manages || me.admin}
                      />
                    ))}
                  </Table.Tbody>
                </Table>
              </Table.ScrollContainer>
            )
          }
        </Asking>
      </Stack>
    </Page>
  );
}

interface ModelRowProps {
  model: ModelEntry;
  trainedOn: string | undefined;
  manages: boolean;
}

function ModelRow({ model, trainedOn, manages }: ModelRowProps) {
  const more = model.classes.length - SHOWN;
  return (
    <Table.Tr style={{ verticalAlign: 'top' }}>
      <Table.Th scope="row">
        {model.name} {model.version}
        {model.barred && <Barred model={model} bar={model.barred} manages={manages} />}
      </Table.Th>
      <Table.Td>
        <Text fz="sm">
          {model.trainedOn === undefined
            ? 'uploaded as a bundle'
            : `trained on ${count(model.examples)} rows of ${trainedOn ?? 'a project'}`}
        </Text>
        <Text fz="xs" c="dimmed">
          <When at={model.at} as="date" />
        </Text>
      </Table.Td>
      <Table.Td>{rowsAre(model.mediaType)}</Table.Td>
      <Table.Td>
        {model.usedIn.length === 0 && (
          <Text fz="sm" c="dimmed">
            Candidate
          </Text>
        )}
        {model.usedIn.map((use) => (
          <PageLink
            key={use.project}
            to="/projects/$project/models"
            params={{ project: use.project }}
            fz="sm"
            display="block"
          >
            {use.name}
          </PageLink>
        ))}
      </Table.Td>
      <Table.Td>
        <Group gap={4} maw={420}>
          {model.classes.slice(0, SHOWN).map((one) => (
            <Badge key={one} variant="default" size="sm" tt="none" fw={400}>
              {one}
            </Badge>
          ))}
          {more > 0 && <Text fz="xs">and {more} more</Text>}
        </Group>
      </Table.Td>
      <Table.Td>
        <Code fz={11} style={{ overflowWrap: 'anywhere' }} title={model.sha256}>
          {model.sha256.slice(0, 16)}…
        </Code>
      </Table.Td>
    </Table.Tr>
  );
}
