import { Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import type { Row } from '../../shared/api/types';
import { Asking, Waiting } from '../../shared/ui/Asking';
import { diagramQuery } from './queries';

const Diagram = lazy(() =>
  import('../../shared/diagram/Diagram').then((module) => ({ default: module.Diagram })),
);

const HEIGHT = 300;

/** Where the row stood in its process. */
export function Token({ row }: { row: Row }) {
  const diagram = useQuery(diagramQuery(row.project, row.flow, row.flowVersion));
  const at = row.step ?? row.endStep;
  return (
    <section aria-label={`Place in the process at version ${row.version}`} data-step={at}>
      <Title order={2} mb={4}>
        In the process
      </Title>
      {at === undefined && (
        <Text fz="sm" c="dimmed" mb={4}>
          Between two steps: the next event moved it on.
        </Text>
      )}
      <Asking query={diagram} lines={8}>
        {(xml) => (
          <Suspense fallback={<Waiting lines={8} />}>
            <Diagram
              label="The process of the row"
              xml={xml}
              highlighted={at}
              height={HEIGHT}
              list={false}
            />
          </Suspense>
        )}
      </Asking>
    </section>
  );
}
