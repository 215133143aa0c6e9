import { Badge, Button, Group, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import type { OpenBatch } from '../../shared/api/types';
import type { Scheduled } from '../../shared/batches/ScheduleForm';
import { likely } from '../../shared/figures/estimate';
import { MANAGERS, useHolds } from '../../shared/session/roles';
import { ButtonLink, PageLink } from '../../shared/ui/links';
import { count } from '../../shared/ui/numbers';
import { SlaBadge } from '../../shared/ui/SlaBadge';
import { spoken } from '../../shared/ui/status';
import { When } from '../../shared/ui/When';
import classes from './NeedsAction.module.css';
import type { Need, PreLabelNeed, ProjectWork, TaskNeed } from './needs';

const rows = (number: number): string => `${count(number)} ${number === 1 ? 'row' : 'rows'}`;
const tasks = (number: number): string => `${count(number)} ${number === 1 ? 'task' : 'tasks'}`;

function BatchLink({ project, batch }: { project: ProjectWork; batch: OpenBatch }) {
  return (
    <PageLink
      to="/projects/$project/batches/$batch"
      params={{ project: project.id, batch: batch.id }}
      fw={600}
      inherit
      underline="always"
    >
      {batch.name}
    </PageLink>
  );
}

function ProjectLink({ project }: { project: ProjectWork }) {
  return (
    <PageLink to="/projects/$project" params={{ project: project.id }} inherit underline="always">
      {project.name}
    </PageLink>
  );
}

function TaskSentence({ need }: { need: TaskNeed }) {
  const late = need.kind === 'TASKS_BREACHED';
  return (
    <>
      <b>{tasks(late ? need.work.breached : need.work.atRisk)}</b> of{' '}
      <ProjectLink project={need.project} /> {late ? 'are overdue' : 'are due soon'}, most of them
      at {spoken(need.stage)}. Assign them to someone who is free.
    </>
  );
}

function PreLabelSentence({ need, of }: { need: PreLabelNeed; of: ReactNode }) {
  const some = (
    <>
      <b>{rows(need.rows)}</b> of {count(need.asked)}
    </>
  );
  if (need.kind === 'PRE_LABELS_LEFT_OUT') {
    return (
      <>
        {some} in {of} went to people, as the model was for {need.reason}, which the ontology does
        not have. Set what that counts as, or train the model again.
      </>
    );
  }
  return (
    <>
      {some} in {of} went to people, as the model could not propose a label: {need.reason}
    </>
  );
}

function Sentence({ need }: { need: Need }) {
  const of = <ProjectLink project={need.project} />;
  if ('work' in need) return <TaskSentence need={need} />;
  if ('requests' in need) {
    return (
      <>
        <b>{rows(need.requests)}</b> of {of} should be reopened, say those who decided on them.
        Reopen them or decline.
      </>
    );
  }
  if ('model' in need) {
    const { name, version, barred } = need.model;
    return (
      <>
        The model <b>{`${name} ${version}`}</b> of {of} is barred: {barred?.reason}. All rows go to
        people until it is replaced, or allowed to run again.
      </>
    );
  }
  if ('stopped' in need) {
    const { model, version } = need.stopped;
    return (
      <>
        The model <b>{`${model} ${version}`}</b> of {of} accepts no more rows alone, as audits found
        too much wrong. Look at what it accepted since, then resume or train it again.
      </>
    );
  }
  if ('asked' in need) return <PreLabelSentence need={need} of={of} />;
  const { batch, project } = need;
  if (need.kind === 'BATCH_LATE') {
    return (
      <>
        <BatchLink project={project} batch={batch} /> of {of} was due{' '}
        {batch.dueAt && <When at={batch.dueAt} />} with {rows(batch.open)} open
        {batch.forecast.p50 && (
          <>
            ; likely done <When at={batch.forecast.p50} />
          </>
        )}{' '}
        – agree on a new due time or raise its priority.
      </>
    );
  }
  return (
    <>
      <BatchLink project={project} batch={batch} /> of {of} is{' '}
      <b>{likely(batch.forecast.breachProbability ?? 0)} likely to miss its due time</b>:{' '}
      {rows(batch.open)} open, due {batch.dueAt && <When at={batch.dueAt} />} – raise its priority
      or assign more people.
    </>
  );
}

function Open({ project, search, children }: OpenProps) {
  return (
    <ButtonLink
      to="/projects/$project/tasks"
      params={{ project: project.id }}
      search={search}
      size="compact-sm"
      variant="default"
    >
      {children}
    </ButtonLink>
  );
}

interface OpenProps {
  project: ProjectWork;
  search: { sla?: string; batch?: string };
  children: ReactNode;
}

function Actions({ need, onSchedule }: { need: Need; onSchedule: (batch: Scheduled) => void }) {
  const manages = useHolds(MANAGERS, need.project.id);
  if ('work' in need) {
    const sla = need.kind === 'TASKS_BREACHED' ? 'BREACHED' : 'AT_RISK';
    return (
      <Open project={need.project} search={{ sla }}>
        Show tasks
      </Open>
    );
  }
  if ('requests' in need) {
    return (
      <ButtonLink
        to="/projects/$project/rows"
        params={{ project: need.project.id }}
        search={{ reopeningAsked: 'true' }}
        size="compact-sm"
        variant="default"
      >
        Show rows
      </ButtonLink>
    );
  }
  if ('model' in need) {
    return (
      <ButtonLink
        to="/projects/$project/models"
        params={{ project: need.project.id }}
        size="compact-sm"
        variant="default"
      >
        Show models
      </ButtonLink>
    );
  }
  if ('stopped' in need) {
    return (
      <ButtonLink
        to="/projects/$project/quality"
        params={{ project: need.project.id }}
        size="compact-sm"
        variant="default"
      >
        Show audits
      </ButtonLink>
    );
  }
  if ('asked' in need) {
    return need.kind === 'PRE_LABELS_LEFT_OUT' && manages ? (
      <ButtonLink
        to="/projects/$project/settings"
        params={{ project: need.project.id }}
        search={{ tab: 'preLabel' }}
        size="compact-sm"
        variant="default"
      >
        Map options
      </ButtonLink>
    ) : (
      <ButtonLink
        to="/projects/$project/models"
        params={{ project: need.project.id }}
        size="compact-sm"
        variant="default"
      >
        Show models
      </ButtonLink>
    );
  }
  const { batch } = need;
  return (
    <>
      {manages && (
        <Button size="compact-sm" onClick={() => onSchedule(batch)}>
          Due time and priority
        </Button>
      )}
      <Open project={need.project} search={{ batch: batch.id }}>
        Show tasks
      </Open>
    </>
  );
}

function NeedBadge({ need }: { need: Need }) {
  if (need.kind === 'MODEL_BARRED') {
    return (
      <Badge color="red" variant="light">
        Barred
      </Badge>
    );
  }
  if ('stopped' in need) {
    return (
      <Badge color="red" variant="light">
        Stopped
      </Badge>
    );
  }
  if ('asked' in need) {
    return (
      <Badge color="orange" variant="light">
        {need.kind === 'PRE_LABELS_LEFT_OUT' ? 'Left out' : 'Failing'}
      </Badge>
    );
  }
  const late = need.kind === 'BATCH_LATE' || need.kind === 'TASKS_BREACHED';
  return <SlaBadge status={late ? 'BREACHED' : 'AT_RISK'} />;
}

/** What goes wrong unless somebody acts, with the action beside it. */
export function NeedsAction({
  needs,
  onSchedule,
}: {
  needs: Need[];
  onSchedule: (batch: Scheduled) => void;
}) {
  return (
    <section aria-labelledby="needs-action">
      <Title order={2} id="needs-action" mb={6}>
        Needs action{' '}
        <Text span c="dimmed" inherit>
          {needs.length}
        </Text>
      </Title>
      <ul className={classes['list']}>
        {needs.map((need) => (
          <li
            className={classes['need']}
            key={`${need.kind} ${'batch' in need ? need.batch.id : need.project.id}`}
          >
            <NeedBadge need={need} />
            <Text fz="sm">
              <Sentence need={need} />
            </Text>
            <Group gap="xs">
              <Actions need={need} onSchedule={onSchedule} />
            </Group>
          </li>
        ))}
      </ul>
      {needs.length === 0 && (
        <Text fz="sm" c="dimmed">
          Nothing: every batch and task is on track.
        </Text>
      )}
    </section>
  );
}
