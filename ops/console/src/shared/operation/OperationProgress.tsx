import { Alert, Group, Loader, Progress, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Problem } from '../api/problem';
import type { Operation } from '../api/types';
import { wordsFor } from '../api/words';
import { Failed } from '../ui/Asking';
import { count } from '../ui/numbers';
import { operationQuery } from './operation';

/** Shows how far an operation is, why it failed, or what came out. */
export function OperationProgress({
  operation,
  label,
  children,
}: {
  operation: string;
  label: string;
  children: (result: Operation) => ReactNode;
}) {
  const { data, isError, error, refetch } = useQuery(operationQuery(operation));
  if (isError) return <Failed error={error} retry={() => void refetch()} />;
  if (data === undefined || data.state === 'RUNNING') {
    const { done = 0, total } = data?.progress ?? {};
    return (
      <Stack gap={4} aria-busy>
        <Progress value={total ? (100 * done) / total : 100} animated aria-label={label} />
        <Group gap="xs">
          <Loader size={12} aria-hidden />
          <Text fz="sm" role="status">
            {label}: {count(done)}
            {total ? ` of ${count(total)}` : ''}
          </Text>
        </Group>
      </Stack>
    );
  }
  if (data.state === 'FAILED') {
    const failure = new Problem(409, data.code ?? '', data.detail ?? '');
    return (
      <Alert color="red" variant="light" role="alert" title={wordsFor(failure)}>
        <Text fz="sm">{data.detail}</Text>
      </Alert>
    );
  }
  return <>{children(data)}</>;
}
