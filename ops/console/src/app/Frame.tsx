import { AppShell, Burger, Flex, Group, Text } from '@mantine/core';
import { useDisclosure, useMediaQuery } from '@mantine/hooks';
import { Navigate, Outlet, useParams, useRouterState } from '@tanstack/react-router';
import { useFollowedFigures } from '../shared/figures/state';
import { useStream } from '../shared/live/stream';
import { holds, OVERSEERS, useMe, WORKERS } from '../shared/session/roles';
import { OutboxSign } from '../shared/outbox/OutboxSign';
import { useKeys } from '../shared/keys/registry';
import { sideBarFolded } from './folded';
import { GoTo } from './GoTo';
import { Keys } from './Keys';
import { SideBar } from './SideBar';
import { UserMenu } from './UserMenu';
import { LiveSign } from './LiveSign';

/** Whether this is the start, and the start of those who only work is another page. */
function useStartsAtWork(): boolean {
  const me = useMe();
  const path = useRouterState({ select: (state) => state.location.pathname });
  return path === '/' && !me.admin && !holds(me, OVERSEERS) && holds(me, WORKERS);
}

/** Whether the side bar shows icons only, which it does on wide screens alone. */
function useFolded(): boolean {
  const wide = useMediaQuery('(min-width: 62em)');
  const folded = sideBarFolded.use();
  useKeys([{ key: 'Mod+b', does: 'Fold or show the side bar', run: sideBarFolded.toggle }]);
  return folded && wide;
}

const WIDTH = 232;
const FOLDED_WIDTH = 52;

/** What stays while pages change: the bar at the left, and on small screens one at the top. */
export function Frame() {
  const [opened, { toggle, close }] = useDisclosure();
  const params: { project?: string } = useParams({ strict: false });
  const project = params.project;
  const startsAtWork = useStartsAtWork();
  const folded = useFolded();
  useStream(project);
  useFollowedFigures();
  return (
    <AppShell
      layout="alt"
      header={{ height: { base: 48, md: 0 } }}
      navbar={{
        width: { base: WIDTH, md: folded ? FOLDED_WIDTH : WIDTH },
        breakpoint: 'md',
        collapsed: { mobile: !opened },
      }}
    >
      <a className="skip-link" href="#content">
        Skip to the content
      </a>
      <AppShell.Header hiddenFrom="md">
        <Group h="100%" px="sm">
          <Burger opened={opened} onClick={toggle} size="sm" aria-label="Navigation" />
          <Text fw={600}>Countersign</Text>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar bg="var(--cs-subtle)">
        <SideBar project={project} folded={folded} onNavigate={close} />
        <Flex p="sm" gap="xs" align="center" direction={folded ? 'column-reverse' : 'row'}>
          <UserMenu folded={folded} />
          <Flex
            gap="xs"
            align="center"
            ms={folded ? 0 : 'auto'}
            direction={folded ? 'column' : 'row'}
          >
            <OutboxSign />
            <LiveSign />
          </Flex>
        </Flex>
      </AppShell.Navbar>
      <AppShell.Main id="content" tabIndex={-1}>
        {startsAtWork ? <Navigate to="/my-work" replace /> : <Outlet />}
      </AppShell.Main>
      <GoTo project={project} />
      <Keys />
    </AppShell>
  );
}
