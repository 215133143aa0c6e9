import { Button, Group, Kbd, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { OptionList } from '../../../shared/annotationKinds/options/OptionList';
import type { Definition, SkipReason, Task } from '../../../shared/api/types';
import { imageAddress, isImage, textQuery } from '../../../shared/content/content';
import { Reasons, SKIP_REASONS } from '../Actions';
import classes from './grid.module.css';
import { wordOf } from './marks';
import type { GridWork } from './useGridWork';

function Whole({ task }: { task: Task }) {
  const { data } = useQuery({ ...textQuery(task.dataRow), enabled: !isImage(task.content) });
  if (isImage(task.content)) {
    return <img className={classes.large} src={imageAddress(task.dataRow)} alt={task.key} />;
  }
  return (
    <div className={classes.whole} tabIndex={0} role="region" aria-label={`Text of ${task.key}`}>
      {data}
    </div>
  );
}

/** Asks why the row at hand is rejected or skipped. */
function Because({ work, reasons }: { work: GridWork; reasons: string[] }) {
  return work.asking === 'reject' ? (
    <Reasons
      title="Reject because"
      reasons={reasons}
      onReason={(reason) => work.mark({ verb: 'reject', reason })}
      onCancel={work.cancel}
    />
  ) : (
    <Reasons
      title="Skip because"
      reasons={SKIP_REASONS}
      onReason={(reason) => work.mark({ verb: 'skip', reason: reason as SkipReason })}
      onCancel={work.cancel}
    />
  );
}

function Answers({ work, definition }: { work: GridWork; definition: Definition }) {
  return (
    <>
      <OptionList
        definition={definition}
        chosen={[work.said]}
        choose={work.choose}
        active
        enabled
        typed={work.typed}
        onType={work.setTyped}
        field={work.holdField}
      />
      <Group gap={6}>
        <Button size="xs" variant="default" onClick={work.toggle}>
          {work.current.mark === undefined ? 'Mark as wrong' : 'Clear'} <Kbd ml={6}>Space</Kbd>
        </Button>
        <Button size="xs" variant="default" onClick={() => work.ask('reject')}>
          Reject <Kbd ml={6}>R</Kbd>
        </Button>
        <Button size="xs" variant="default" onClick={() => work.ask('skip')}>
          Skip <Kbd ml={6}>K</Kbd>
        </Button>
      </Group>
    </>
  );
}

/** The row at hand, and what can be said of it. */
export function GridPanel({
  work,
  definition,
  reasons,
}: {
  work: GridWork;
  definition: Definition;
  reasons: string[];
}) {
  const { task, mark } = work.current;
  return (
    <section className={classes.panel} aria-label="Row at hand">
      <Stack gap={4}>
        <Title order={2} size="h4">
          {task.key}
        </Title>
        <Text fz="sm" c={mark === undefined ? 'dimmed' : 'var(--cs-breached)'}>
          {mark === undefined ? 'Will be approved' : wordOf(mark)}
        </Text>
      </Stack>
      <Whole task={task} />
      {work.asking === undefined ? (
        <Answers key={task.id} work={work} definition={definition} />
      ) : (
        <Because work={work} reasons={reasons} />
      )}
    </section>
  );
}
