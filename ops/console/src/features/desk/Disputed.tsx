import { Button, Group, Kbd, SimpleGrid, Text } from '@mantine/core';
import { useMemo } from 'react';
import { isDrawn } from '../../shared/annotationKinds/registry';
import type { Annotation, GivenLabel, Task } from '../../shared/api/types';
import { useKeys } from '../../shared/keys/registry';
import { beside, differenceIn, differences, type Difference } from '../../shared/label/diff';
import { LabelView } from '../../shared/label/LabelView';
import { Statements } from '../../shared/label/Statements';
import { looks } from '../../shared/ui/look';
import { disputedOf } from './dispute';
import type { Asked } from './queries';
import { useNames } from './Rounds';
import classes from './task.module.css';
import { isSameLabel } from './useDecision';
import type { Desk } from './useDesk';

/** The tallest that a row is shown again beside the other label, in pixels. */
const ROW_HEIGHT = 180;

interface Given {
  task: Task;
  asked: Asked;
  label: GivenLabel;
  differenceOf: (annotation: Annotation) => Difference | undefined;
}

/** What a label says in words; with the row beneath, where it draws on it. */
function Says({ task, asked, label, differenceOf }: Given) {
  const lookOf = useMemo(() => looks(asked.definitions), [asked.definitions]);
  const { annotations } = label;
  if (!annotations.some(isDrawn)) {
    return <Statements annotations={annotations} lookOf={lookOf} differenceOf={differenceOf} />;
  }
  return (
    <LabelView
      row={{ id: task.dataRow, key: task.key, content: task.content }}
      definitions={asked.definitions}
      annotations={annotations}
      height={ROW_HEIGHT}
      narrow
      differenceOf={differenceOf}
    />
  );
}

function Side({
  given,
  name,
  letter,
  chosen,
  onChoose,
}: {
  given: Given;
  name: string;
  letter: string;
  chosen: boolean;
  onChoose: () => void;
}) {
  const { comment } = given.label;
  return (
    <section className={classes.given} data-chosen={chosen || undefined}>
      <Group justify="space-between" gap="xs" wrap="nowrap">
        <Text fz="sm" fw={600} component="h3" m={0} truncate>
          {name}
        </Text>
        <Button
          size="compact-xs"
          variant={chosen ? 'filled' : 'default'}
          flex="none"
          aria-label={`Use ${name}’s label`}
          aria-pressed={chosen}
          onClick={onChoose}
          rightSection={<Kbd size="xs">{letter}</Kbd>}
        >
          Use
        </Button>
      </Group>
      <Says {...given} />
      {comment !== undefined && <Text fz="sm">“{comment}”</Text>}
    </section>
  );
}

/** Two labels that differ, side by side; either can be the beginning of the one that decides. */
export function Disputed({ task, asked, desk }: { task: Task; asked: Asked; desk: Desk }) {
  const [left, right] = useMemo(() => disputedOf(task), [task]);
  return left === undefined || right === undefined ? null : (
    <Sides task={task} asked={asked} desk={desk} left={left} right={right} />
  );
}

function Sides({
  task,
  asked,
  desk,
  left,
  right,
}: {
  task: Task;
  asked: Asked;
  desk: Desk;
  left: GivenLabel;
  right: GivenLabel;
}) {
  const nameOf = useNames(task.project);
  const pairs = useMemo(
    () => beside(differences(left.annotations, right.annotations)),
    [left.annotations, right.annotations],
  );
  const sides = (
    [
      ['a', left, 'left'],
      ['b', right, 'right'],
    ] as const
  ).map(([key, label, place]) => ({
    key,
    name: nameOf(label.author),
    chosen: isSameLabel(label.annotations, desk.label.annotations),
    choose: () => desk.label.restart(label.annotations),
    given: { task, asked, label, differenceOf: differenceIn(pairs, place) },
  }));
  useKeys(
    sides.map(({ key, name, choose }) => ({ key, does: `Use ${name}’s label`, run: choose })),
  );
  return (
    <section className={classes.disputed} aria-label="Two labels">
      <Group gap="xs">
        <Text fz="sm" fw={600} component="h2" m={0}>
          Two labels that differ
        </Text>
        <Text fz="sm" c="dimmed">
          Use one, change it if you need to, and submit.
        </Text>
      </Group>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="xs">
        {sides.map(({ key, name, chosen, choose, given }) => (
          <Side
            key={key}
            given={given}
            name={name}
            letter={key.toUpperCase()}
            chosen={chosen}
            onChoose={choose}
          />
        ))}
      </SimpleGrid>
    </section>
  );
}
