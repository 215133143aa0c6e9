import { Button } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { isMissing } from '../../shared/api/problem';
import { useKeys } from '../../shared/keys/registry';
import { projectQuery } from '../../shared/projects/queries';
import { Missing } from '../../shared/ui/Missing';
import { Page } from '../../shared/ui/Page';
import { EventList } from './EventList';
import { ExportMenu } from './ExportMenu';
import { Filters } from './Filters';
import { useEvents } from './useEvents';
import { useEventsAddress } from './useEventsAddress';

/** Everything that happened in a project, to be searched. */
export function EventsPage() {
  const { project } = useParams({ from: '/projects/$project/events' });
  const { search } = useEventsAddress();
  const events = useEvents(project, search);
  const within = useQuery(projectQuery(project));
  const crumbs = [{ label: within.data?.name ?? 'Project', to: `/projects/${project}` }];
  useKeys([{ key: 'r', does: 'Search again', run: events.anew }]);
  if (isMissing(within.error)) return <Missing />;
  return (
    <Page
      title="Events"
      crumbs={crumbs}
      asOf={events.asOf}
      ofFigures={false}
      actions={
        <>
          <Button
            variant="default"
            size="xs"
            leftSection={<IconRefresh size={15} aria-hidden />}
            loading={events.looking}
            onClick={events.anew}
          >
            Search again
          </Button>
          <ExportMenu
            project={project}
            name={within.data?.name ?? 'events'}
            events={events.items}
          />
        </>
      }
    >
      <Filters project={project} />
      <EventList project={project} events={events} />
    </Page>
  );
}
