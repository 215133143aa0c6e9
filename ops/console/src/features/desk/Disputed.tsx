import { Text } from '@mantine/core';
import type { GivenLabel, Task } from '../../shared/api/types';
import { LabelDiff } from '../../shared/label/LabelDiff';
import type { Asked } from './queries';
import { useNames } from './Rounds';
import classes from './task.module.css';

/** The labels that people made independently, where nothing stands and somebody has to decide. */
export function disputedOf(task: Task): GivenLabel[] {
  return task.kind === 'ADJUDICATE' && task.label === undefined
    ? task.previous.filter((label) => label.author !== undefined && label.round === task.round)
    : [];
}

/** Two labels that differ, side by side. */
export function Disputed({ task, asked }: { task: Task; asked: Asked }) {
  const nameOf = useNames(task.project);
  const [left, right] = disputedOf(task);
  if (left === undefined || right === undefined) return null;
  const side = (label: GivenLabel) => ({
    title: nameOf(label.author),
    annotations: label.annotations,
  });
  return (
    <section className={classes.question} aria-label="Two labels">
      <Text fz="sm" fw={600} component="h2" m={0}>
        Two labels that differ
      </Text>
      <LabelDiff
        row={{ id: task.dataRow, key: task.key, content: task.content }}
        definitions={asked.definitions}
        left={side(left)}
        right={side(right)}
        height={160}
      />
    </section>
  );
}
