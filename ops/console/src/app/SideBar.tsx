import { Box, Burger, Group, NavLink, ScrollArea, Text, UnstyledButton } from '@mantine/core';
import { spotlight } from '@mantine/spotlight';
import { IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useRouterState } from '@tanstack/react-router';
import { projectsQuery } from '../shared/projects/queries';
import { useMe } from '../shared/session/roles';
import { placesFor, projectPlacesFor, type Place } from './navigation';

/** Whether the address is that of the place, or below it. */
const leadsTo = (place: string, path: string): boolean =>
  path === place || (place !== '/' && path.startsWith(`${place}/`));

/** The place at hand: of those that the address is below, the one with the longest. */
function placeAt(places: Place[], path: string): string | undefined {
  return places
    .map((place) => place.to)
    .filter((to) => leadsTo(to, path))
    .sort((a, b) => b.length - a.length)[0];
}

function Places({ places, onNavigate }: { places: Place[]; onNavigate: () => void }) {
  const path = useRouterState({ select: (state) => state.location.pathname });
  const here = placeAt(places, path);
  return places.map((place) => (
    <NavLink
      key={place.to}
      component={Link}
      to={place.to}
      activeOptions={{ exact: true, includeSearch: false }}
      label={place.label}
      leftSection={<place.icon size={17} stroke={1.6} aria-hidden />}
      active={place.to === here}
      aria-current={place.to === path ? 'page' : undefined}
      onClick={onNavigate}
      py={6}
      style={{ borderRadius: 'var(--mantine-radius-sm)' }}
    />
  ));
}

/** The places one can go to, those of the project at hand below the others. */
export function SideBar({
  project,
  onNavigate,
}: {
  project: string | undefined;
  onNavigate: () => void;
}) {
  const me = useMe();
  const { data: projects } = useQuery(projectsQuery);
  const current = projects?.items.find((item) => item.id === project);
  return (
    <ScrollArea flex={1} p="xs">
      <Group justify="space-between" px="xs" py={6} mb={4}>
        <Text fw={700}>Countersign</Text>
        <Burger
          opened
          onClick={onNavigate}
          size="sm"
          hiddenFrom="md"
          aria-label="Close navigation"
        />
      </Group>
      <UnstyledButton
        onClick={spotlight.open}
        w="100%"
        px="xs"
        py={6}
        mb="xs"
        fz="sm"
        c="dimmed"
        bd="1px solid var(--cs-line)"
        style={{ borderRadius: 'var(--mantine-radius-sm)' }}
      >
        <Group gap="xs" wrap="nowrap">
          <IconSearch size={15} aria-hidden /> Go to…{' '}
          <Text span ml="auto" fz="xs">
            Ctrl K
          </Text>
        </Group>
      </UnstyledButton>
      <Box component="nav" aria-label="Main">
        <Places places={placesFor(me)} onNavigate={onNavigate} />
      </Box>
      {project !== undefined && current !== undefined && (
        <Box component="nav" aria-label={`Project ${current.name}`} mt="md">
          <Text fz="xs" fw={600} c="dimmed" px="xs" mb={4} truncate>
            {current.name}
          </Text>
          <Places places={projectPlacesFor(me, project)} onNavigate={onNavigate} />
        </Box>
      )}
    </ScrollArea>
  );
}
