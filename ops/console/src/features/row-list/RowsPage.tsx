import { Stack } from '@mantine/core';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { useMemo } from 'react';
import { Command } from '../../shared/commandLine/Command';
import { FilterBar } from '../../shared/address/FilterBar';
import { changed } from '../../shared/address/search';
import { BulkResult } from '../../shared/bulk/BulkResult';
import { useBatchNameOf, useChoices } from '../../shared/projects/choices';
import { useNameOf } from '../../shared/projects/people';
import { trail } from '../../shared/rows/trail';
import { OVERSEERS, STEERERS, useHolds } from '../../shared/session/roles';
import { KeysetTable } from '../../shared/table/KeysetTable';
import type { Sorted } from '../../shared/table/RowTable';
import { useSelection } from '../../shared/table/selection';
import { Empty } from '../../shared/ui/Asking';
import { Page } from '../../shared/ui/Page';
import { useRowActions, type Action } from './actions';
import { rowColumns } from './columns';
import { ExportButton } from './ExportButton';
import { RowsAtOnce } from './RowsAtOnce';
import { filtersOf } from './filters';
import { useRows, type Row } from './queries';
import { SavedViews } from './SavedViews';
import type { RowSearch } from './search';
import { SelectionBar } from './SelectionBar';

const route = getRouteApi('/projects/$project/rows');

const idOf = (row: Row) => row.id;
const keyOf = (row: Row) => row.key;

const DID: Record<Action['kind'], string> = {
  ASSIGN: 'assigned',
  RELEASE: 'released',
  ESCALATE: 'escalated',
  REOPEN: 'reopened',
};

/** The list's order as the address has it: a title sorts by it, then the other way, then not. */
function sortedBy(search: RowSearch, change: (search: RowSearch) => void): Sorted {
  const { sort } = search;
  const descending = search.descending === 'true';
  return {
    by: sort,
    descending,
    change: (by) => {
      const next = sort !== by ? {} : descending ? undefined : { descending: 'true' };
      const order = next === undefined ? {} : { sort: by, ...next };
      change({ ...changed(search, { sort: null, descending: null }), ...order });
    },
  };
}

/** The rows of a project, whatever became of them. */
export function RowsPage() {
  const { project } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { history } = useRouter();
  const choices = useChoices(project);
  const nameOf = useNameOf(project);
  const oversees = useHolds(OVERSEERS, project);
  const steers = useHolds(STEERERS, project);
  const list = useRows(project, search);
  const { marked, selection } = useSelection(list.items, idOf, keyOf);
  const actions = useRowActions();
  const batchNameOf = useBatchNameOf(project);
  const images = choices.project?.mediaType.startsWith('image/') === true;
  const columns = useMemo(
    () => rowColumns(nameOf, batchNameOf, images),
    [nameOf, batchNameOf, images],
  );
  const show = (next: RowSearch) => void navigate({ search: next, replace: true });
  const open = (row: Row) => {
    trail.set(() => ({ project, search, ids: list.items.map(idOf), after: list.next }));
    history.push(`/projects/${project}/rows/${row.id}`);
  };
  return (
    <Page
      title="Rows"
      crumbs={[{ label: choices.project?.name ?? 'Project', to: `/projects/${project}` }]}
      asOf={list.asOf}
      actions={
        <>
          {steers && <RowsAtOnce project={project} search={search} />}
          <SavedViews project={project} search={search} show={show} />
          {oversees && <ExportButton project={project} search={search} />}
        </>
      }
    >
      <Stack gap="sm">
        <FilterBar
          filters={filtersOf(choices, search)}
          values={search}
          onChange={(name, value) => show(changed(search, { [name]: value }))}
          onClear={() => show({})}
        />
        {oversees && (
          <SelectionBar
            project={project}
            marked={marked}
            choices={choices}
            steers={steers}
            running={actions.running}
            run={actions.run}
            clear={() => selection.all(false)}
          />
        )}
        {actions.done !== undefined && (
          <BulkResult
            outcomes={actions.done.outcomes}
            nouns={['row', 'rows']}
            did={DID[actions.done.order.action.kind]}
            idOf={idOf}
            nameOf={keyOf}
            busy={actions.running !== undefined}
            retry={(rows) => actions.done && actions.run({ ...actions.done.order, rows })}
            close={actions.close}
          />
        )}
        <KeysetTable
          list={list}
          label="Rows"
          columns={columns}
          idOf={idOf}
          selection={oversees ? selection : undefined}
          sorted={sortedBy(search, show)}
          open={open}
          height="calc(100dvh - 340px)"
          empty={
            <Empty title="No matching rows">
              {Object.keys(search).length > 0 ? (
                'No rows match these filters. Clear them to see all rows.'
              ) : (
                <>
                  Import rows with{' '}
                  <Command words={['import', choices.project?.name ?? 'PROJECT', 'rows.ndjson']} />
                </>
              )}
            </Empty>
          }
        />
      </Stack>
    </Page>
  );
}
