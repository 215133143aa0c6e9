import { Checkbox, Select, SimpleGrid, Stack, Table, Text } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ImportPreview } from '../../shared/api/types';
import { Asking } from '../../shared/ui/Asking';
import { assigned, FIELDS, keysAreContent, mapOf, withoutKey } from './mapping';

/** Says how a file is read, lets a person say it better, and shows what then comes in. */
export function MappingStep({
  query,
  map,
  onMap,
}: {
  query: UseQueryResult<ImportPreview>;
  map: string | undefined;
  onMap: (map: string) => void;
}) {
  return (
    <Asking query={query}>
      {(preview) => (
        <Stack gap="sm" aria-busy={query.isPlaceholderData}>
          <Text fz="sm">Read as {preview.input.words}.</Text>
          <Columns preview={preview} map={map ?? preview.input.map} onMap={onMap} />
          <Missing missing={preview.missing} />
          <Rows preview={preview} />
        </Stack>
      )}
    </Asking>
  );
}

function Columns({
  preview,
  map,
  onMap,
}: {
  preview: ImportPreview;
  map: string | undefined;
  onMap: (map: string) => void;
}) {
  const { columns } = preview;
  const fromContent = keysAreContent(map);
  return (
    <Stack gap="xs">
      <Text fz="sm" fw={600}>
        Columns
      </Text>
      <SimpleGrid
        cols={{ base: 1, xs: 2, sm: 3 }}
        spacing="sm"
        mah={360}
        style={{ overflow: 'auto' }}
      >
        {columns.map(({ name, field }) => (
          <Select
            key={name}
            label={name}
            data={choices(field)}
            value={field}
            allowDeselect={false}
            onChange={(chosen) => {
              if (chosen === null) return;
              onMap(mapOf(assigned(columns, name, chosen), fromContent && chosen !== 'key'));
            }}
          />
        ))}
      </SimpleGrid>
      <Checkbox
        label="Make keys from the content"
        description="Rows with the same text or image are one row (SHA-256)"
        checked={fromContent}
        onChange={(event) =>
          onMap(
            event.currentTarget.checked ? mapOf(withoutKey(columns), true) : mapOf(columns, false),
          )
        }
      />
    </Stack>
  );
}

/** A column may also be metadata under another name, which only a map in words can say. */
const choices = (field: string) => [
  ...FIELDS.map(([value, label]) => ({ value, label })),
  ...(FIELDS.some(([value]) => value === field) ? [] : [{ value: field, label: field }]),
];

const WANTED: Record<string, string> = { key: 'key', text: 'text', image: 'image' };

function Missing({ missing }: { missing: string[] }) {
  if (missing.length === 0) return null;
  return (
    <Text fz="sm" c="var(--cs-at-risk)" role="alert">
      Choose a column for the {missing.map((field) => WANTED[field] ?? field).join(' and the ')}.
    </Text>
  );
}

function Rows({ preview: { rows, problem } }: { preview: ImportPreview }) {
  const failing = rows.some((row) => row.detail !== undefined);
  return (
    <Stack gap="xs">
      <Text fz="sm" fw={600}>
        {rows.length === 1 ? 'The first row' : `The first ${rows.length} rows`}
      </Text>
      <Table.ScrollContainer minWidth={540} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
        <Table aria-label="Preview" layout="fixed">
          <Table.Thead>
            <Table.Tr>
              <Table.Th w="18%">Key</Table.Th>
              <Table.Th>Content</Table.Th>
              <Table.Th w="14%">True label</Table.Th>
              <Table.Th w="20%">Metadata</Table.Th>
              {failing && <Table.Th w="22%">Problem</Table.Th>}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((row) => (
              <Table.Tr key={row.line}>
                <Cell text={row.key} />
                <Cell text={row.text ?? row.image} />
                <Cell text={row.truth} />
                <Cell text={said(row.metadata)} />
                {failing && <Cell text={row.detail} wrong={row.code !== undefined} />}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {problem !== undefined && (
        <Text fz="sm" c="var(--cs-at-risk)" role="alert">
          {problem}
        </Text>
      )}
    </Stack>
  );
}

const said = (metadata: Record<string, string>): string =>
  Object.entries(metadata)
    .map(([name, value]) => `${name}: ${value}`)
    .join(', ');

function Cell({ text, wrong = false }: { text: string | undefined; wrong?: boolean }) {
  return (
    <Table.Td>
      <Text
        fz="sm"
        lineClamp={2}
        {...(wrong ? { c: 'var(--cs-at-risk)' } : {})}
        style={{ overflowWrap: 'anywhere' }}
      >
        {text}
      </Text>
    </Table.Td>
  );
}
