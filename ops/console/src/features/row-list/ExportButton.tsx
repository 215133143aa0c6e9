import { Button, Menu } from '@mantine/core';
import { IconChevronDown, IconDownload } from '@tabler/icons-react';
import { filtersIn, type RowSearch } from './search';

const FORMATS = [
  { format: 'ndjson', label: 'NDJSON: one JSON object a line' },
  { format: 'csv', label: 'CSV: for spreadsheets' },
];

/** Where rows that fit filters are exported. */
export function exportAddress(project: string, search: RowSearch, format: string): string {
  const query = new URLSearchParams({ format, ...filtersIn(search) });
  return `/api/v1/projects/${project}/export?${query.toString()}`;
}

/** Downloads the rows of the list with their labels and reviews. */
export function ExportButton({ project, search }: { project: string; search: RowSearch }) {
  const all = Object.keys(filtersIn(search)).length === 0;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconDownload size={14} aria-hidden />}
          rightSection={<IconChevronDown size={14} aria-hidden />}
        >
          Export {all ? 'all rows' : 'these rows'}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {FORMATS.map(({ format, label }) => (
          <Menu.Item
            key={format}
            component="a"
            href={exportAddress(project, search, format)}
            download
          >
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
