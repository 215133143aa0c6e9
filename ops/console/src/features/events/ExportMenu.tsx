import { Button, Menu } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import type { FoundEvent } from '../../shared/api/types';
import { download, downloadCsv, fileName } from '../../shared/csv/download';
import { useNames } from '../../shared/projects/names';
import { count } from '../../shared/ui/numbers';
import { eventsCsv, eventsLines } from './table';

/** What is listed, as a file. */
export function ExportMenu({
  project,
  name,
  events,
}: {
  project: string;
  name: string;
  events: FoundEvent[];
}) {
  const nameOf = useNames(project);
  const title = `${name} events`;
  const lines = () =>
    download(
      fileName(title, 'ndjson'),
      new Blob([eventsLines(events)], { type: 'application/x-ndjson' }),
    );
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          variant="default"
          size="xs"
          leftSection={<IconDownload size={15} aria-hidden />}
          disabled={events.length === 0}
        >
          Export {count(events.length)} listed
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => downloadCsv(title, eventsCsv(events, nameOf))}>
          CSV (for spreadsheets)
        </Menu.Item>
        <Menu.Item onClick={lines}>NDJSON (one event per line)</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
