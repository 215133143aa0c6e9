import { Button, Group, Modal, Select, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { kindOf } from '../../shared/annotationKinds/registry';
import { Problem } from '../../shared/api/problem';
import type { TrainedModel } from '../../shared/api/types';
import { OperationProgress } from '../../shared/operation/OperationProgress';
import { policyOf } from '../../shared/projects/policy';
import { projectQuery } from '../../shared/projects/queries';
import { Failed } from '../../shared/ui/Asking';
import { Trained } from './Trained';
import { useTrain } from './queries';

const NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

/** Trains a model from the project's accepted rows, and shows how good it is. */
export function TrainDialog({
  project,
  opened,
  onClose,
}: {
  project: string;
  opened: boolean;
  onClose: () => void;
}) {
  const { data } = useQuery(projectQuery(project));
  const train = useTrain(project);
  const choices =
    data === undefined
      ? []
      : policyOf(data)
          .ontology.annotations.filter((one) => kindOf(one).trainable)
          .map((one) => one.name);
  const form = useForm({
    initialValues: { name: '', annotation: '' },
    validate: {
      name: (name) =>
        NAME.test(name) ? null : 'Use 1 to 64 letters, digits or . _ -, a letter or digit first',
    },
    validateInputOnChange: true,
  });
  const close = () => {
    onClose();
    train.reset();
  };
  return (
    <Modal opened={opened} onClose={close} title="Train from accepted rows" size="lg">
      {train.data !== undefined ? (
        <OperationProgress operation={train.data.operation} label="Rows processed">
          {({ result }) => <Trained project={project} trained={result as TrainedModel} />}
        </OperationProgress>
      ) : (
        <form
          onSubmit={form.onSubmit(({ name, annotation }) =>
            train.mutate({ name, ...(annotation === '' ? {} : { annotation }) }),
          )}
        >
          <Stack>
            <Text fz="sm" c="dimmed">
              The model learns one choice from rows that people have accepted. It becomes the next
              version under its name, and is evaluated on rows it has not seen. Nothing changes
              until you use it.
            </Text>
            <TextInput
              label="Name"
              placeholder={data?.preLabel?.model ?? 'topics'}
              data-autofocus
              {...form.getInputProps('name')}
            />
            <Select
              label="What to learn"
              data={choices}
              placeholder={choices[0] ?? 'The ontology has nothing to choose'}
              clearable
              {...form.getInputProps('annotation')}
            />
            {train.isError && <Refused error={train.error} />}
            <Group justify="flex-end">
              <Button type="submit" loading={train.isPending} disabled={choices.length === 0}>
                Train
              </Button>
            </Group>
          </Stack>
        </form>
      )}
    </Modal>
  );
}

/** Why it cannot be trained, and what to do about it. */
function Refused({ error }: { error: unknown }) {
  const few = error instanceof Problem && error.code === 'TOO_FEW_ACCEPTED';
  return (
    <Stack gap="xs">
      <Failed error={error} />
      {few && (
        <Text fz="sm">
          {error.detail}. At least two options need two rows each. Label some more rows, then try
          again.
        </Text>
      )}
    </Stack>
  );
}
