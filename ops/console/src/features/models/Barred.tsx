import { Badge, Button, Stack, Text } from '@mantine/core';
import type { ModelBar, ModelEntry } from '../../shared/api/types';
import { When } from '../../shared/ui/When';
import { useReadmit } from './queries';

interface Props {
  model: ModelEntry;
  bar: ModelBar;
  manages: boolean;
}

/** Why a model is not run any more, and the way back. */
export function Barred({ model, bar, manages }: Props) {
  const readmit = useReadmit();
  return (
    <Stack gap={4} mt={4} maw={280} align="flex-start">
      <Badge color="red" variant="light" tt="none">
        {`${model.name} ${model.version} is barred`}
      </Badge>
      <Text fz="xs" fw={400}>
        Its rows go to people since <When at={bar.at} />: {bar.reason}.
      </Text>
      {manages && (
        <Button
          size="compact-xs"
          variant="default"
          loading={readmit.isPending}
          onClick={() => readmit.mutate({ model: model.name, version: model.version })}
        >
          Let it run again
        </Button>
      )}
    </Stack>
  );
}
