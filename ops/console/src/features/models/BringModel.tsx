import { Alert, Button, FileButton, Group, Loader, Stack, Text } from '@mantine/core';
import { IconUpload } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { csrfHeaders, idempotencyKey } from '../../shared/api/client';
import { Problem } from '../../shared/api/problem';
import type { ModelEntry } from '../../shared/api/types';
import { wordsFor } from '../../shared/api/words';

async function bring(bundle: File): Promise<ModelEntry> {
  const answer = await fetch('/api/v1/models', {
    method: 'POST',
    body: bundle,
    headers: {
      ...csrfHeaders(),
      'Content-Type': 'application/zip',
      'Idempotency-Key': idempotencyKey(),
    },
  }).catch(() => {
    throw Problem.unreachable();
  });
  const body: unknown = await answer.json().catch(() => undefined);
  if (!answer.ok) throw Problem.of(answer, body);
  return body as ModelEntry;
}

function useBringModel() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: bring,
    onSuccess: () => void client.invalidateQueries({ queryKey: ['models'] }),
  });
}

/** Takes a zipped bundle; says why where it is refused. */
export function BringModel() {
  const { mutate, data, error, isPending } = useBringModel();
  return (
    <Stack gap="xs" maw={760}>
      <Group>
        <FileButton
          accept=".zip,application/zip"
          onChange={(file) => file !== null && mutate(file)}
          inputProps={{ 'aria-label': 'A zipped bundle' }}
        >
          {(props) => (
            <Button
              {...props}
              variant="default"
              leftSection={<IconUpload size={16} />}
              disabled={isPending}
            >
              Upload a bundle
            </Button>
          )}
        </FileButton>
        <Text fz="sm" c="dimmed">
          A zip with model.onnx and bundle.yaml. Its hashes are checked, and the model is tested
          before it is added.
        </Text>
        {isPending && <Loader size="xs" aria-label="Uploading and testing" />}
      </Group>
      {data !== undefined && (
        <Text fz="sm" role="status">
          {data.name} {data.version} added, with {data.classes.length} classes.
        </Text>
      )}
      {error instanceof Problem && (
        <Alert color="red" variant="light" role="alert" title={wordsFor(error)}>
          <Text fz="sm">{error.detail}</Text>
          {error.errors.map(({ path, detail }) => (
            <Text key={`${path} ${detail}`} fz="sm">
              {path}: {detail}
            </Text>
          ))}
        </Alert>
      )}
    </Stack>
  );
}
