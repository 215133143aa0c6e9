import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Task } from '../../../shared/api/types';
import { imageAddress, isImage, textQuery } from '../../../shared/content/content';
import classes from './grid.module.css';
import { wordOf, type Mark } from './marks';

/** The beginning of a text; the panel beside the grid has all of it. */
function TextContent({ task, onShown }: { task: Task; onShown: () => void }) {
  const { data } = useQuery(textQuery(task.dataRow));
  const there = data !== undefined;
  useEffect(() => {
    if (there) onShown();
  }, [there, onShown]);
  return <span className={classes.text}>{data ?? '…'}</span>;
}

function ImageContent({ task, onShown }: { task: Task; onShown: () => void }) {
  return (
    <img
      className={classes.image}
      src={imageAddress(task.dataRow)}
      alt=""
      draggable={false}
      onLoad={onShown}
      onError={onShown}
    />
  );
}

export const cellId = (task: Task): string => `grid-${task.id}`;

/** One row of a grid: what it is of, and what was said of it if that is not simply right. */
export function GridCell({
  task,
  proposed,
  mark,
  active,
  onPick,
  onShown,
}: {
  task: Task;
  proposed: string;
  mark: Mark | undefined;
  active: boolean;
  onPick: () => void;
  onShown: () => void;
}) {
  const Content = isImage(task.content) ? ImageContent : TextContent;
  return (
    <div
      id={cellId(task)}
      className={classes.cell}
      role="option"
      aria-selected={mark !== undefined}
      aria-label={`${task.key}: ${mark === undefined ? proposed : wordOf(mark)}`}
      data-active={active || undefined}
      data-mark={mark?.verb}
      onClick={onPick}
    >
      <Content task={task} onShown={onShown} />
      {mark === undefined ? (
        <Text span fz="xs" c="dimmed" truncate>
          {task.key}
        </Text>
      ) : (
        <Text span fz="xs" fw={600} truncate>
          {wordOf(mark)}
        </Text>
      )}
    </div>
  );
}
