import { Stack } from '@mantine/core';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { changed } from '../../shared/address/search';
import { FilterBar, type Filter } from '../../shared/address/FilterBar';
import type { TaskKind, TaskState } from '../../shared/api/types';
import { useNameOf } from '../../shared/projects/people';
import { stageOptions } from '../../shared/projects/stages';
import { STEERERS, useHolds } from '../../shared/session/roles';
import { KeysetTable } from '../../shared/table/KeysetTable';
import { useSelection } from '../../shared/table/selection';
import { Empty } from '../../shared/ui/Asking';
import { Page } from '../../shared/ui/Page';
import { SLA } from '../../shared/ui/status';
import { ActionBar } from './ActionBar';
import { useAct, type Order } from './actions';
import { taskColumns } from './columns';
import { useBatchNameOf, useChoices, type Choices } from '../../shared/projects/choices';
import { useTasks, type Task } from './queries';
import { Results, type Done } from './Results';
import type { TaskSearch } from './search';

const route = getRouteApi('/projects/$project/tasks');

const STATES: Record<TaskState, string> = { OPEN: 'Open', CLAIMED: 'Claimed', DONE: 'Done' };

const KINDS: Record<TaskKind, string> = {
  LABEL: 'Label',
  REVIEW: 'Review',
  REWORK: 'Rework',
  ADJUDICATE: 'Adjudicate',
};

const optionsOf = (labels: Record<string, string>) =>
  Object.entries(labels).map(([value, label]) => ({ value, label }));

const STATUSES = Object.entries(SLA).map(([value, { label }]) => ({ value, label }));

function filtersOf(choices: Choices): Filter<keyof TaskSearch>[] {
  return [
    { name: 'stage', label: 'Stage', options: stageOptions(choices.project), width: 130 },
    { name: 'state', label: 'State', options: optionsOf(STATES), width: 110 },
    { name: 'sla', label: 'Status', options: STATUSES, width: 140 },
    {
      name: 'assignee',
      label: 'Assigned to',
      options: choices.members.map(({ user, name }) => ({ value: user, label: name })),
    },
    { name: 'kind', label: 'Kind', options: optionsOf(KINDS), width: 120 },
    {
      name: 'batch',
      label: 'Batch',
      options: choices.batches.map(({ id, name }) => ({ value: id, label: name })),
    },
  ];
}

const idOf = (task: Task) => task.id;
const keyOf = (task: Task) => task.key;

/** The tasks of a project, with what a manager or lead can do about one or many of them. */
export function TasksPage() {
  const { project } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { history } = useRouter();
  const choices = useChoices(project);
  const nameOf = useNameOf(project);
  const list = useTasks(project, search);
  const steers = useHolds(STEERERS, project);
  const { marked, selection } = useSelection(list.items, idOf, keyOf);
  const act = useAct();
  const [done, setDone] = useState<Done>();
  const batchNameOf = useBatchNameOf(project);
  const columns = useMemo(() => taskColumns(nameOf, batchNameOf), [nameOf, batchNameOf]);
  const run = (order: Order) =>
    act.mutate(order, {
      onSuccess: (outcomes) => {
        setDone({ order, outcomes });
        selection.all(false);
      },
    });
  const change = (name: keyof TaskSearch, value: string | null) =>
    void navigate({ search: changed(search, { [name]: value }), replace: true });

  return (
    <Page
      title="Tasks"
      crumbs={[{ label: choices.project?.name ?? 'Project', to: `/projects/${project}` }]}
      asOf={list.asOf}
      ofFigures={search.state === 'DONE'}
    >
      <Stack gap="sm">
        <FilterBar
          filters={filtersOf(choices)}
          values={search}
          onChange={change}
          onClear={() => void navigate({ search: {}, replace: true })}
        />
        {steers && (
          <ActionBar
            marked={marked}
            members={choices.members}
            busy={act.isPending}
            run={(action) => run({ action, tasks: marked })}
          />
        )}
        {done !== undefined && (
          <Results
            done={done}
            busy={act.isPending}
            undo={run}
            retry={run}
            close={() => setDone(undefined)}
          />
        )}
        <KeysetTable
          list={list}
          label="Tasks"
          columns={columns}
          idOf={idOf}
          selection={steers && search.state !== 'DONE' ? selection : undefined}
          open={(task) => history.push(`/projects/${project}/rows/${task.dataRow}`)}
          height="calc(100dvh - 290px)"
          empty={
            <Empty title="No matching tasks">
              {Object.keys(search).length > 0
                ? 'No tasks match these filters. Clear them to see all tasks.'
                : 'There is no open work in this project. Import rows to get started.'}
            </Empty>
          }
        />
      </Stack>
    </Page>
  );
}
