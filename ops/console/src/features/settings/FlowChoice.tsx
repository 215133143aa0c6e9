import { Button, Group, SegmentedControl, Stack, Text } from '@mantine/core';
import type { FlowVersion } from '../../shared/api/types';
import { flowOf, flowOptions, newestOf } from '../../shared/projects/flows';
import { Wrong } from './Doubt';
import { withFlowOf } from './draft';
import { useDrafting } from './form';

/** Which flow rows go through, and in which version. */
export function FlowChoice() {
  const { draft, change, at, flows } = useDrafting();
  const { review } = draft;
  const flow = flowOf(flows, review);
  const newest = newestOf(flows, review.flow);
  const choose = (next: FlowVersion | undefined) =>
    next !== undefined && change(() => withFlowOf(draft, next));
  return (
    <Stack gap={4} align="flex-start">
      <Text fz="sm" fw={500} id="flow-label">
        Flow
      </Text>
      <SegmentedControl
        aria-labelledby="flow-label"
        value={review.flow}
        onChange={(key) => choose(newestOf(flows, key))}
        data={flowOptions(flows, review)}
      />
      {flow !== undefined && <Text fz="sm">{flow.description}</Text>}
      <Group gap="xs">
        <Text fz="sm" c="dimmed">
          Version {review.flowVersion}
          {flow !== undefined && ` · ${flow.fewestStages} to ${flow.mostStages} review stages`}
        </Text>
        {newest !== undefined && newest.version !== review.flowVersion && (
          <Button size="compact-xs" variant="default" onClick={() => choose(newest)}>
            Use version {newest.version}
          </Button>
        )}
      </Group>
      <Wrong text={at('review.flow')} />
      <Wrong text={at('review.flowVersion')} />
    </Stack>
  );
}
