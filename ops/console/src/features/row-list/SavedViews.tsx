import {
  ActionIcon,
  Button,
  Group,
  Menu,
  Modal,
  Stack,
  Table,
  Text,
  TextInput,
} from '@mantine/core';
import { IconBookmark, IconChevronDown, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { wordsFor } from '../../shared/api/words';
import { complain, tell } from '../../shared/ui/notify';
import { savedViewsQuery, useDeleteView, useSaveView, type SavedView } from './savedViewQueries';
import { rowSearch, type RowSearch } from './search';

function SaveForm({ project, search }: { project: string; search: RowSearch }) {
  const [name, setName] = useState('');
  const save = useSaveView(project);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(
          { name, query: search },
          {
            onSuccess: (view) => {
              tell(`Saved as "${view.name}"`);
              setName('');
            },
          },
        );
      }}
    >
      <Group align="flex-end" gap="xs" wrap="nowrap">
        <TextInput
          flex={1}
          label="Save these filters and this order as"
          data-autofocus
          maxLength={100}
          value={name}
          error={save.isError && wordsFor(save.error)}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button type="submit" loading={save.isPending} disabled={name.trim() === ''}>
          Save
        </Button>
      </Group>
    </form>
  );
}

function Saved({ project, views }: { project: string; views: SavedView[] }) {
  const remove = useDeleteView(project);
  if (views.length === 0) return null;
  return (
    <Table>
      <Table.Tbody>
        {views.map((view) => (
          <Table.Tr key={view.id}>
            <Table.Td>{view.name}</Table.Td>
            <Table.Td ta="end">
              <ActionIcon
                variant="subtle"
                color="red.9"
                aria-label={`Delete ${view.name}`}
                loading={remove.isPending && remove.variables === view.id}
                onClick={() => remove.mutate(view.id, { onError: complain })}
              >
                <IconTrash size={16} aria-hidden />
              </ActionIcon>
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

/** Filters and order of the list under names of one's own; nobody else sees them. */
export function SavedViews({
  project,
  search,
  show,
}: {
  project: string;
  search: RowSearch;
  show: (search: RowSearch) => void;
}) {
  const [managed, setManaged] = useState(false);
  const views = useQuery(savedViewsQuery(project)).data?.items ?? [];
  return (
    <>
      <Menu position="bottom-end" width={240}>
        <Menu.Target>
          <Button
            size="xs"
            variant="default"
            leftSection={<IconBookmark size={14} aria-hidden />}
            rightSection={<IconChevronDown size={14} aria-hidden />}
          >
            Views
          </Button>
        </Menu.Target>
        <Menu.Dropdown mah={400} style={{ overflow: 'auto' }}>
          {views.map((view) => (
            <Menu.Item key={view.id} onClick={() => show(rowSearch(view.query))}>
              {view.name}
            </Menu.Item>
          ))}
          {views.length > 0 && <Menu.Divider />}
          <Menu.Item onClick={() => setManaged(true)}>Save or delete…</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Modal opened={managed} onClose={() => setManaged(false)} title="Saved views">
        <Stack>
          <SaveForm project={project} search={search} />
          <Saved project={project} views={views} />
          <Text fz="sm" c="dimmed">
            Only you see your views.
          </Text>
        </Stack>
      </Modal>
    </>
  );
}
