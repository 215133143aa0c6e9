import { Button, Tooltip } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { stateName } from '../../shared/ui/status';
import type { RowSearch } from './search';

/** What the server can leave out of an export. */
const EXPORTED = new Set(['state']);

/** Downloads rows with their labels and reviews, one JSON object in each line. */
export function ExportButton({ project, search }: { project: string; search: RowSearch }) {
  const beyond = Object.keys(search).some((name) => !EXPORTED.has(name));
  const query = new URLSearchParams({ format: 'ndjson' });
  if (search.state !== undefined) query.set('state', search.state);
  const what = search.state === undefined ? 'all rows' : `rows: ${stateName(search.state)}`;
  return (
    <Tooltip
      label={
        beyond
          ? `Exports ${what}; the other filters do not apply to exports`
          : `Exports ${what}, with labels and reviews, as NDJSON`
      }
    >
      <Button
        component="a"
        href={`/api/v1/projects/${project}/export?${query.toString()}`}
        download
        size="xs"
        variant="default"
        leftSection={<IconDownload size={14} aria-hidden />}
      >
        Export {what}
      </Button>
    </Tooltip>
  );
}
