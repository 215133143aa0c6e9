import { useQuery } from '@tanstack/react-query';
import { archivedProjectsQuery } from '../../shared/archive/archive';
import { Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { Command } from '../../shared/commandLine/Command';
import { ScheduleDialog, type Scheduled } from '../../shared/batches/ScheduleForm';
import { MANAGERS, useHolds, useMe } from '../../shared/session/roles';
import { useNow } from '../../shared/time/now';
import { Asking, Empty, Failed, Waiting } from '../../shared/ui/Asking';
import { ButtonLink, PageLink } from '../../shared/ui/links';
import { Page } from '../../shared/ui/Page';
import { NeedsAction } from './NeedsAction';
import { needsOf } from './needs';
import { ProjectTable } from './ProjectTable';
import { useProjectWork } from './queries';

function FirstProject() {
  const me = useMe();
  const manages = useHolds(MANAGERS) || me.admin;
  if (!manages) {
    return (
      <Empty title="No projects yet">
        Ask a manager to add you to a project, or an administrator to create the first one.
      </Empty>
    );
  }
  return (
    <Empty title="Create the first project">
      <Stack align="center" gap="sm">
        <Text>A project defines what is labelled, how it is reviewed and when it is due.</Text>
        <ButtonLink to="/projects/new">New project</ButtonLink>
        <Text>Then import rows:</Text>
        <Command words={['import', 'PROJECT', 'rows.ndjson', '--batch', 'first']} />
      </Stack>
    </Empty>
  );
}

/** The projects that were put away, where there are some. */
function ArchivedProjects() {
  const { data } = useQuery(archivedProjectsQuery);
  const projects = data?.items ?? [];
  return (
    projects.length > 0 && (
      <Text fz="sm" mt="lg">
        Archived:{' '}
        {projects.map(({ id, name }, index) => (
          <span key={id}>
            {index > 0 && ', '}
            <PageLink to="/projects/$project" params={{ project: id }}>
              {name}
            </PageLink>
          </span>
        ))}
      </Text>
    )
  );
}

/** All projects and batches against their due times; what needs an action comes first. */
export function OverviewPage() {
  const { projects, work, waiting, failed, asOf } = useProjectWork();
  const [scheduled, setScheduled] = useState<Scheduled>();
  const now = useNow(30_000);
  return (
    <Page title="Overview" asOf={asOf}>
      <Asking query={projects} lines={10}>
        {() => {
          if (work.length === 0) return <FirstProject />;
          if (waiting) return <Waiting lines={10} />;
          return (
            <Stack gap="lg">
              {failed && <Failed error={failed.error} retry={() => void failed.refetch()} />}
              <NeedsAction needs={needsOf(work, now)} onSchedule={setScheduled} />
              <section aria-labelledby="projects">
                <Title order={2} id="projects" mb={6}>
                  Projects and batches
                </Title>
                <ProjectTable work={work} onSchedule={setScheduled} />
              </section>
            </Stack>
          );
        }}
      </Asking>
      <ArchivedProjects />
      <ScheduleDialog batch={scheduled} onClose={() => setScheduled(undefined)} />
    </Page>
  );
}
