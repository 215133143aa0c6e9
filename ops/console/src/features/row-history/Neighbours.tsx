import { ActionIcon, Group, Text, Tooltip } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { pageOf } from '../../shared/address/search';
import { answerOf, api } from '../../shared/api/client';
import { useKeys } from '../../shared/keys/registry';
import { neighbours, trail, type Trail } from '../../shared/rows/trail';
import { count } from '../../shared/ui/numbers';

/** How near its end the list is continued. */
const AHEAD = 3;

/** Adds the next page of the list; if that fails, the list ends where it did. */
async function goOn(list: Trail): Promise<void> {
  const { project, search, after } = list;
  const page = await answerOf(
    api.GET('/api/v1/projects/{project}/data-rows', {
      params: { path: { project }, query: pageOf(search, after) },
    }),
  );
  trail.set((now) =>
    now !== list
      ? now
      : {
          ...now,
          ids: [...new Set([...now.ids, ...page.items.map(({ id }) => id)])],
          after: page.next,
        },
  );
}

/** The way to the rows before and after this one in the list that it was opened from. */
export function Neighbours({ project, row }: { project: string; row: string }) {
  const list = trail.use();
  const navigate = useNavigate();
  const here = neighbours(list, project, row);
  const ends = here?.more === true && here.place > here.known - AHEAD;
  useEffect(() => {
    if (ends && list !== undefined) goOn(list).catch(() => undefined);
  }, [ends, list]);
  const to = (id: string | undefined) => {
    if (id !== undefined) {
      void navigate({ to: '/projects/$project/rows/$row', params: { project, row: id } });
    }
  };
  useKeys([
    {
      key: 'k',
      does: 'Previous row of the list',
      run: () => to(here?.previous),
      enabled: here?.previous !== undefined,
    },
    {
      key: 'j',
      does: 'Next row of the list',
      run: () => to(here?.next),
      enabled: here?.next !== undefined,
    },
  ]);
  if (here === undefined) return null;
  return (
    <Group gap={4} wrap="nowrap" component="nav" aria-label="Rows of the list">
      <Tooltip label="Previous row (k)">
        <ActionIcon
          variant="default"
          aria-label="Previous row"
          disabled={here.previous === undefined}
          onClick={() => to(here.previous)}
        >
          <IconChevronLeft size={16} aria-hidden />
        </ActionIcon>
      </Tooltip>
      <Text fz="sm" c="dimmed" style={{ whiteSpace: 'nowrap' }}>
        {count(here.place)} of {count(here.known)}
        {here.more && '+'}
      </Text>
      <Tooltip label="Next row (j)">
        <ActionIcon
          variant="default"
          aria-label="Next row"
          disabled={here.next === undefined}
          onClick={() => to(here.next)}
        >
          <IconChevronRight size={16} aria-hidden />
        </ActionIcon>
      </Tooltip>
    </Group>
  );
}
