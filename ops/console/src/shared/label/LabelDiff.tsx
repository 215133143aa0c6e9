import { Group, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { useMemo, type ReactNode } from 'react';
import type { Annotation, Definition } from '../api/types';
import { differenceIn, differences, type Difference, type Pair } from './diff';
import { DIFFERENCES } from './differenceWords';
import { LabelView, type ShownRow } from './LabelView';
import { DifferenceSign } from './Statements';

/** One of the two labels, and what to call it. */
export interface Side {
  title: ReactNode;
  annotations: Annotation[];
}

const COUNTED: Difference[] = ['changed', 'added', 'removed', 'same'];

function Summary({ pairs }: { pairs: Pair[] }) {
  const counts = COUNTED.map((difference) => ({
    difference,
    count: pairs.filter((pair) => pair.difference === difference).length,
  })).filter(({ count }) => count > 0);
  return (
    <Group gap="md" role="status">
      {counts.length === 0 && <Text fz="sm">Neither label has annotations.</Text>}
      {counts.map(({ difference, count }) => (
        <Group key={difference} gap={4} c={DIFFERENCES[difference].color}>
          {difference !== 'same' && <DifferenceSign difference={difference} />}
          <Text fz="sm" fw={500}>
            {count} {DIFFERENCES[difference].word.toLowerCase()}
          </Text>
        </Group>
      ))}
    </Group>
  );
}

/** Two labels of one row side by side; what differs is marked by sign, word and colour. */
export function LabelDiff({
  row,
  definitions,
  left,
  right,
  height = 320,
}: {
  row: ShownRow;
  definitions: Definition[];
  left: Side;
  right: Side;
  height?: number;
}) {
  const pairs = useMemo(
    () => differences(left.annotations, right.annotations),
    [left.annotations, right.annotations],
  );
  return (
    <Stack gap="sm">
      <Summary pairs={pairs} />
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="lg">
        {([left, right] as const).map((side, place) => (
          <Stack key={place} gap="xs" component="section" miw={0}>
            <Title order={3}>{side.title}</Title>
            <LabelView
              row={row}
              definitions={definitions}
              annotations={side.annotations}
              height={height}
              narrow
              differenceOf={differenceIn(pairs, place === 0 ? 'left' : 'right')}
            />
          </Stack>
        ))}
      </SimpleGrid>
    </Stack>
  );
}
