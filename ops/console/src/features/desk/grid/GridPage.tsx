import { Anchor, Badge, Button, Group, Kbd, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { Problem } from '../../../shared/api/problem';
import type { Definition, Task } from '../../../shared/api/types';
import { isImage } from '../../../shared/content/content';
import { useKeys } from '../../../shared/keys/registry';
import { Refused } from '../../../shared/outbox/Refused';
import { useOutbox } from '../../../shared/outbox/useOutbox';
import { minimumViewOf } from '../../../shared/projects/policy';
import { projectVersionQuery } from '../../../shared/projects/queries';
import { Asking, Empty, Failed, Waiting } from '../../../shared/ui/Asking';
import { choiceOf } from '../../../shared/tasks/choice';
import { complain, tell } from '../../../shared/ui/notify';
import { Page } from '../../../shared/ui/Page';
import { spoken } from '../../../shared/ui/status';
import { AwayNotice } from '../DeskBar';
import { Pending } from '../Pending';
import { useQueue } from '../queue';
import taskClasses from '../task.module.css';
import { GridCell, cellId } from './GridCell';
import { GridClock } from './GridClock';
import classes from './grid.module.css';
import { GridPanel } from './GridPanel';
import { releaseAll } from './queries';
import { useGrids, type Shown } from './useGrids';
import { useGridWork, type GridWork } from './useGridWork';

const MINUTE = 60_000;

interface Sent {
  grid: string;
  shown: Shown;
}

/** What the rows of a grid have in common. */
interface Alike {
  task: Task;
  definition: Definition;
  reasons: string[];
  minimumViewMillis: number;
  claimMillis: number;
  project: string;
}

function GridBar({
  alike,
  work,
  onUndo,
  onRelease,
}: {
  alike: Alike;
  work: GridWork;
  onUndo: () => void;
  onRelease: () => void;
}) {
  const { task, project, claimMillis } = alike;
  const marked = Object.keys(work.marks).length;
  const proposed = choiceOf(task)?.value ?? '';
  return (
    <>
      <header className={taskClasses.bar}>
        <Anchor component={Link} to="/my-work" fz="sm">
          My work
        </Anchor>
        <Title order={1} size="h3">
          {proposed}
        </Title>
        <Text fz="sm" c="dimmed">
          {project}
        </Text>
        <Badge variant="light" radius="sm">
          {spoken(task.stage)}
        </Badge>
        <GridClock tasks={work.tasks} lasts={claimMillis} />
        <Button size="xs" onClick={work.send} data-waits={work.waits || undefined}>
          {marked === 0
            ? `Approve all ${work.tasks.length}`
            : `Send ${marked} marked, approve ${work.tasks.length - marked}`}{' '}
          <Kbd ml={6}>↵</Kbd>
        </Button>
        <Button size="xs" variant="default" onClick={onRelease}>
          Release <Kbd ml={6}>L</Kbd>
        </Button>
        <Pending onUndo={onUndo} />
      </header>
      <AwayNotice />
    </>
  );
}

function Cells({
  work,
  proposed,
  hold,
}: {
  work: GridWork;
  proposed: string;
  /** Is given the list, which has the keyboard. */
  hold: (node: HTMLElement | null) => void;
}) {
  const { task } = work.current;
  return (
    <div
      ref={hold}
      className={classes.list}
      data-of={isImage(task.content) ? 'images' : 'texts'}
      role="listbox"
      tabIndex={0}
      aria-multiselectable
      aria-label={`Rows proposed as ${proposed}; those selected are wrong`}
      aria-activedescendant={cellId(task)}
    >
      {work.tasks.map((one, place) => (
        <GridCell
          key={one.id}
          task={one}
          proposed={proposed}
          mark={work.marks[one.id]}
          active={place === work.at}
          onPick={() => work.pick(place)}
          onShown={work.cellShown}
        />
      ))}
    </div>
  );
}

function GridAtWork({
  shown,
  alike,
  queue,
  onSent,
  onUndo,
  onLeave,
}: {
  shown: Shown;
  alike: Alike;
  queue: string;
  onSent: (grid: string, sent: Shown) => void;
  onUndo: (now: Shown) => void;
  onLeave: () => void;
}) {
  const { definition, minimumViewMillis, reasons } = alike;
  const work = useGridWork({ shown, queue, definition, minimumViewMillis, onSent });
  const undo = () => onUndo({ tasks: work.tasks, marks: work.marks });
  const release = () => void releaseAll(work.tasks).then(onLeave, complain);
  const proposed = choiceOf(alike.task)?.value ?? '';
  useKeys([
    { key: 'u', does: 'Undo the last decisions', run: undo },
    { key: 'l', does: 'Release the rows', run: release },
  ]);
  useEffect(() => {
    document.title = `${proposed} · Countersign`;
  }, [proposed]);
  return (
    <div className={classes.page}>
      <GridBar alike={alike} work={work} onUndo={undo} onRelease={release} />
      <Refused />
      <div className={classes.body}>
        <Cells work={work} proposed={proposed} hold={work.holdList} />
        <GridPanel work={work} definition={definition} reasons={reasons} />
      </div>
    </div>
  );
}

/** The rows of a grid are asked about as the policy of the first of them says. */
function GridOf(props: Omit<Parameters<typeof GridAtWork>[0], 'alike'> & { task: Task }) {
  const { task, ...rest } = props;
  const project = useQuery(projectVersionQuery(task.project, task.policyVersion));
  const name = choiceOf(task)?.name;
  return (
    <Asking query={project} lines={10}>
      {(answer) => {
        const definition = answer.ontology.annotations.find((one) => one.name === name);
        if (definition === undefined) return <Failed error={Problem.unreachable()} />;
        const { rejectionReasons, claimMinutes } = answer.review;
        const alike = {
          task,
          definition,
          reasons: rejectionReasons,
          minimumViewMillis: minimumViewOf(answer.review),
          claimMillis: claimMinutes * MINUTE,
          project: answer.name,
        };
        return <GridAtWork {...rest} alike={alike} />;
      }}
    </Asking>
  );
}

function NoGrid({
  status,
  look,
  onUndo,
  queue,
}: {
  status: 'asking' | 'none' | 'failed';
  look: () => void;
  onUndo: () => void;
  queue: string;
}) {
  useKeys([
    { key: 'Enter', does: 'Check again', run: look },
    { key: 'u', does: 'Undo the last decisions', run: onUndo },
  ]);
  return (
    <Page title="Review as a grid" crumbs={[{ label: 'My work', to: '/my-work' }]}>
      <Pending onUndo={onUndo} />
      <Refused />
      {status === 'asking' && <Waiting lines={8} label="Looking for rows" />}
      {status === 'failed' && <Failed error={Problem.unreachable()} retry={look} />}
      {status === 'none' && (
        <Empty title="No rows to review side by side">
          <Stack gap="xs" align="center">
            <Text>
              A grid shows reviews whose label is a single choice. Press Enter to check again.
            </Text>
            <Group gap="md">
              <Anchor component={Link} to={`/my-work/${queue}/next`}>
                Take the next task
              </Anchor>
              <Anchor component={Link} to="/my-work">
                My work
              </Anchor>
            </Group>
          </Stack>
        </Empty>
      )}
    </Page>
  );
}

/** Reviews with one proposed answer side by side, one grid after the other. */
export function GridPage() {
  const { queue } = useParams({ from: '/my-work/$queue/grid' });
  const projects = useQueue(queue);
  const outbox = useOutbox();
  const navigate = useNavigate();
  const grids = useGrids(queue, projects);
  const last = useRef<Sent>(undefined);
  const sent = (grid: string, shown: Shown) => {
    last.current = { grid, shown };
    grids.leave();
  };
  const undo = (now?: Shown) => {
    const entry = outbox.undo();
    if (entry === undefined) {
      tell('Nothing to undo: the last decisions have already been sent.');
    } else if (entry.grid === last.current?.grid && last.current !== undefined) {
      grids.putBack(last.current.shown, now);
    } else {
      void navigate({
        to: '/my-work/tasks/$task',
        params: { task: entry.task },
        search: { queue },
      });
    }
  };
  const first = grids.shown?.tasks[0];
  if (grids.status !== 'shown' || grids.shown === undefined || first === undefined) {
    const status = grids.status === 'shown' ? 'asking' : grids.status;
    return (
      <NoGrid status={status} look={() => void grids.next()} onUndo={() => undo()} queue={queue} />
    );
  }
  return (
    <GridOf
      key={first.id}
      task={first}
      shown={grids.shown}
      queue={queue}
      onSent={sent}
      onUndo={undo}
      onLeave={grids.leave}
    />
  );
}
