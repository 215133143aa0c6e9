import {
  ActionIcon,
  Box,
  Burger,
  Group,
  NavLink,
  ScrollArea,
  Text,
  Tooltip,
  UnstyledButton,
} from '@mantine/core';
import { spotlight } from '@mantine/spotlight';
import {
  IconLayoutSidebarLeftCollapse,
  IconLayoutSidebarLeftExpand,
  IconSearch,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useRouterState } from '@tanstack/react-router';
import { projectsQuery } from '../shared/projects/queries';
import { useMe } from '../shared/session/roles';
import { sideBarFolded } from './folded';
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

/** Narrow screens are touched. */
const TOUCHED = { base: 44, md: 32 };

interface Leading {
  folded: boolean;
  onNavigate: () => void;
}

function Places({ places, folded, onNavigate }: Leading & { places: Place[] }) {
  const path = useRouterState({ select: (state) => state.location.pathname });
  const here = placeAt(places, path);
  return places.map((place) => (
    <Tooltip key={place.to} label={place.label} position="right" disabled={!folded}>
      <NavLink
        component={Link}
        to={place.to}
        activeOptions={{ exact: true, includeSearch: false }}
        label={folded ? undefined : place.label}
        aria-label={place.label}
        leftSection={<place.icon size={17} stroke={1.6} aria-hidden />}
        active={place.to === here}
        aria-current={place.to === path ? 'page' : undefined}
        onClick={onNavigate}
        py={6}
        px={folded ? 8 : 'sm'}
        mih={TOUCHED}
        style={{ borderRadius: 'var(--mantine-radius-sm)' }}
      />
    </Tooltip>
  ));
}

function FoldButton({ folded }: { folded: boolean }) {
  const Icon = folded ? IconLayoutSidebarLeftExpand : IconLayoutSidebarLeftCollapse;
  const label = folded ? 'Show the side bar' : 'Fold the side bar';
  return (
    <Tooltip label={`${label} (Ctrl B)`} position="right">
      <ActionIcon
        variant="subtle"
        color="gray"
        visibleFrom="md"
        aria-label={label}
        onClick={sideBarFolded.toggle}
      >
        <Icon size={18} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}

function Search({ folded }: { folded: boolean }) {
  return (
    <UnstyledButton
      onClick={spotlight.open}
      aria-label={folded ? 'Go to…' : undefined}
      w="100%"
      mih={TOUCHED}
      px={folded ? 0 : 'xs'}
      py={6}
      mb="xs"
      fz="sm"
      c="dimmed"
      bd="1px solid var(--cs-line)"
      style={{ borderRadius: 'var(--mantine-radius-sm)' }}
    >
      <Group gap="xs" wrap="nowrap" justify={folded ? 'center' : 'flex-start'}>
        <IconSearch size={15} aria-hidden />
        {!folded && (
          <>
            Go to…{' '}
            <Text span ml="auto" fz="xs">
              Ctrl K
            </Text>
          </>
        )}
      </Group>
    </UnstyledButton>
  );
}

/** The places one can go to, those of the project at hand below the others. */
export function SideBar({
  project,
  folded,
  onNavigate,
}: Leading & { project: string | undefined }) {
  const me = useMe();
  const { data: projects } = useQuery(projectsQuery);
  const current = projects?.items.find((item) => item.id === project);
  return (
    <ScrollArea flex={1} p="xs">
      <Group justify={folded ? 'center' : 'space-between'} px={folded ? 0 : 'xs'} py={6} mb={4}>
        {!folded && <Text fw={700}>Countersign</Text>}
        <FoldButton folded={folded} />
        <Burger
          opened
          onClick={onNavigate}
          size="sm"
          hiddenFrom="md"
          aria-label="Close navigation"
        />
      </Group>
      <Search folded={folded} />
      <Box component="nav" aria-label="Main">
        <Places places={placesFor(me)} folded={folded} onNavigate={onNavigate} />
      </Box>
      {project !== undefined && current !== undefined && (
        <Box component="nav" aria-label={`Project ${current.name}`} mt="md">
          {!folded && (
            <Text fz="xs" fw={600} c="dimmed" px="xs" mb={4} truncate>
              {current.name}
            </Text>
          )}
          <Places places={projectPlacesFor(me, project)} folded={folded} onNavigate={onNavigate} />
        </Box>
      )}
    </ScrollArea>
  );
}
