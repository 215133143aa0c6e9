import { Stack } from '@mantine/core';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { useMemo } from 'react';
import { Command } from '../../shared/commandLine/Command';
import { FilterBar } from '../../shared/address/FilterBar';
import { changed } from '../../shared/address/search';
import { useNameOf } from '../../shared/projects/people';
import { OVERSEERS, STEERERS, useHolds } from '../../shared/session/roles';
import { KeysetTable } from '../../shared/table/KeysetTable';
import { Empty } from '../../shared/ui/Asking';
import { Page } from '../../shared/ui/Page';
import { rowColumns } from './columns';
import { ExportButton } from './ExportButton';
import { RowsAtOnce } from './RowsAtOnce';
import { filtersOf } from './filters';
import { useBatchNameOf, useChoices } from '../../shared/projects/choices';
import { useRows, type Row } from './queries';
import type { RowSearch } from './search';

const route = getRouteApi('/projects/$project/rows');

const idOf = (row: Row) => row.id;

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
  const batchNameOf = useBatchNameOf(project);
  const columns = useMemo(() => rowColumns(nameOf, batchNameOf), [nameOf, batchNameOf]);
  const change = (name: keyof RowSearch, value: string | null) =>
    void navigate({ search: changed(search, { [name]: value }), replace: true });
  return (
    <Page
      title="Rows"
      crumbs={[{ label: choices.project?.name ?? 'Project', to: `/projects/${project}` }]}
      asOf={list.asOf}
      actions={
        <>
          {steers && <RowsAtOnce project={project} search={search} />}
          {oversees && <ExportButton project={project} search={search} />}
        </>
      }
    >
      <Stack gap="sm">
        <FilterBar
          filters={filtersOf(choices, search)}
          values={search}
          onChange={change}
          onClear={() => void navigate({ search: {}, replace: true })}
        />
        <KeysetTable
          list={list}
          label="Rows"
          columns={columns}
          idOf={idOf}
          open={(row) => history.push(`/projects/${project}/rows/${row.id}`)}
          height="calc(100dvh - 250px)"
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
