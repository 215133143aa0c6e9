import { ActionIcon, Badge, Button, Table, Text } from '@mantine/core';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Fragment, useState } from 'react';
import type { ModelEntry } from '../../shared/api/types';
import { versionQuery } from '../../shared/models/queries';
import { Asking } from '../../shared/ui/Asking';
import { count } from '../../shared/ui/numbers';
import { When } from '../../shared/ui/When';
import { TrainingReport } from './TrainingReport';

const COLUMNS = 4;

const idOf = ({ name, version }: ModelEntry): string => `${name} ${version}`;

/** Every version that a project can use, the newest first: which it uses, and their reports. */
export function VersionTable({
  project,
  versions,
  onUse,
}: {
  project: string;
  versions: ModelEntry[];
  /** Missing for those who may not choose. */
  onUse: ((model: ModelEntry) => void) | undefined;
}) {
  const [opened, setOpened] = useState<string>();
  return (
    <Table.ScrollContainer minWidth={620}>
      <Table verticalSpacing="xs">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Version</Table.Th>
            <Table.Th>Use</Table.Th>
            <Table.Th>From</Table.Th>
            <Table.Th aria-label="Actions" />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {versions.map((model) => {
            const id = idOf(model);
            const open = opened === id;
            const used = model.usedIn.some((use) => use.project === project);
            return (
              <Fragment key={id}>
                <Table.Tr>
                  <Table.Th scope="row">
                    <ActionIcon
                      variant="subtle"
                      color="gray"
                      size="sm"
                      mr={6}
                      aria-expanded={open}
                      aria-label={`Report of ${id}`}
                      onClick={() => setOpened(open ? undefined : id)}
                    >
                      {open ? <IconChevronDown size={15} /> : <IconChevronRight size={15} />}
                    </ActionIcon>
                    {id}
                  </Table.Th>
                  <Table.Td>
                    <Use model={model} used={used} />
                  </Table.Td>
                  <Table.Td>
                    <Text fz="sm">
                      {model.trainedOn === undefined
                        ? 'uploaded'
                        : `trained on ${count(model.examples)} rows`}{' '}
                      by {model.byName}, <When at={model.at} />
                    </Text>
                  </Table.Td>
                  <Table.Td ta="end">
                    {onUse !== undefined && !used && (
                      <Button
                        size="compact-sm"
                        variant="default"
                        aria-label={`Use this version… (${id})`}
                        onClick={() => onUse(model)}
                      >
                        Use this version…
                      </Button>
                    )}
                  </Table.Td>
                </Table.Tr>
                {open && (
                  <Table.Tr>
                    <Table.Td colSpan={COLUMNS}>
                      <Report project={project} model={model} />
                    </Table.Td>
                  </Table.Tr>
                )}
              </Fragment>
            );
          })}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function Use({ model, used }: { model: ModelEntry; used: boolean }) {
  if (used) {
    return (
      <Badge variant="light" tt="none">
        In use here
      </Badge>
    );
  }
  const elsewhere = model.usedIn.map((use) => use.name).join(', ');
  return (
    <Text fz="sm" c="dimmed">
      {elsewhere === '' ? 'Candidate' : `In use in ${elsewhere}`}
    </Text>
  );
}

function Report({ project, model }: { project: string; model: ModelEntry }) {
  const version = useQuery(versionQuery(model.name, model.version));
  return (
    <Asking query={version} lines={4}>
      {({ report }) =>
        report === undefined ? (
          <Text fz="sm">
            There is no report: the model was uploaded, or is from before they were kept.
          </Text>
        ) : (
          <TrainingReport project={model.trainedOn ?? project} report={report} />
        )
      }
    </Asking>
  );
}
