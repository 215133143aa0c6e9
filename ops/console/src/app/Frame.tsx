import { AppShell, Burger, Group, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Navigate, Outlet, useParams, useRouterState } from '@tanstack/react-router';
import { useFollowedFigures } from '../shared/figures/state';
import { useStream } from '../shared/live/stream';
import { holds, OVERSEERS, useMe, WORKERS } from '../shared/session/roles';
import { OutboxSign } from '../shared/outbox/OutboxSign';
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

/** What stays while pages change: the bar at the left, and on small screens one at the top. */
export function Frame() {
  const [opened, { toggle, close }] = useDisclosure();
  const params: { project?: string } = useParams({ strict: false });
  const project = params.project;
  const startsAtWork = useStartsAtWork();
  useStream(project);
  useFollowedFigures();
  return (
    <AppShell
      layout="alt"
      header={{ height: { base: 48, md: 0 } }}
      navbar={{ width: 232, breakpoint: 'md', collapsed: { mobile: !opened } }}
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
        <SideBar project={project} onNavigate={close} />
        <Group p="sm" justify="space-between" wrap="nowrap">
          <UserMenu />
          <Group gap="xs" wrap="nowrap">
            <OutboxSign />
            <LiveSign />
          </Group>
        </Group>
      </AppShell.Navbar>
      <AppShell.Main id="content" tabIndex={-1}>
        {startsAtWork ? <Navigate to="/my-work" replace /> : <Outlet />}
      </AppShell.Main>
      <GoTo project={project} />
      <Keys />
    </AppShell>
  );
}
