import { useParams } from '@tanstack/react-router';
import { useQuery } from '@tanstack/react-query';
import { isMissing } from '../../shared/api/problem';
import { projectQuery } from '../../shared/projects/queries';
import { Failed, Waiting } from '../../shared/ui/Asking';
import { Missing } from '../../shared/ui/Missing';
import { Page } from '../../shared/ui/Page';
import { rowQuery } from './queries';
import { RowHistory } from './RowHistory';

/** Everything that happened to a row, and the row as it was at any time. */
export function RowPage() {
  const { project, row: id } = useParams({ from: '/projects/$project/rows/$row' });
  const row = useQuery(rowQuery(id));
  const within = useQuery(projectQuery(project));
  if (isMissing(row.error) || isMissing(within.error)) return <Missing />;
  const error = row.error ?? within.error;
  if (row.data === undefined || within.data === undefined) {
    return (
      <Page title="Row">
        {error === null ? (
          <Waiting lines={12} />
        ) : (
          <Failed
            error={error}
            retry={() => {
              void row.refetch();
              void within.refetch();
            }}
          />
        )}
      </Page>
    );
  }
  if (row.data.project !== project) return <Missing />;
  return <RowHistory key={id} row={row.data} project={within.data} />;
}
