import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { Command } from '../../shared/commandLine/Command';
import type { Dashboard } from '../../shared/api/types';
import { ArchiveButton } from '../../shared/archive/ArchiveButton';
import { ArchivedSince } from '../../shared/archive/ArchivedSince';
import { BurnUpPanel } from '../../shared/burnup/BurnUpPanel';
import { projectQuery } from '../../shared/projects/queries';
import { MANAGERS, useHolds } from '../../shared/session/roles';
import { slaQuery } from '../../shared/sla/queries';
import { Asking, Empty } from '../../shared/ui/Asking';
import { ButtonLink } from '../../shared/ui/links';
import type { Place } from '../../shared/ui/NumberLink';
import { Page } from '../../shared/ui/Page';
import { QualityFigures, StateFigures } from './Figures';
import { ModelCharts } from './ModelCharts';
import { PeopleChart } from './PeopleChart';
import { PolicyButton } from './PolicyButton';
import classes from './ProjectPage.module.css';
import { dashboardQuery } from './queries';
import { SlaPanel } from './SlaPanel';
import { CycleTimeChart, ThroughputChart } from './WorkCharts';

const route = getRouteApi('/projects/$project');

function Board({ project, board }: { project: string; board: Dashboard }) {
  const router = useRouter();
  const sla = useQuery(slaQuery(project));
  const go = (place: Place) => void router.navigate(place as { to: '/' });
  return (
    <Stack gap="md">
      <StateFigures project={project} board={board} />
      <Asking query={sla} lines={7}>
        {(found) => <SlaPanel project={project} sla={found} go={go} />}
      </Asking>
      <QualityFigures project={project} board={board} />
      <div className={classes['charts']}>
        <BurnUpPanel project={project} />
        <ThroughputChart {...{ project, board, go }} />
        <CycleTimeChart {...{ project, board, go }} />
        <PeopleChart {...{ project, go }} />
      </div>
      <ModelCharts {...{ project, go }} />
    </Stack>
  );
}

/** How the work of a project goes: what is open, how fast, how well, by whom. */
export function ProjectPage() {
  const { project } = route.useParams();
  const board = useQuery(dashboardQuery(project));
  const known = useQuery(projectQuery(project)).data;
  const name = known?.name;
  const manages = useHolds(MANAGERS, project);
  return (
    <Page
      title={name ?? 'Project'}
      crumbs={[{ label: 'Overview', to: '/' }]}
      asOf={board.data?.asOf}
      actions={
        <>
          <ButtonLink
            to="/projects/$project/batches"
            params={{ project }}
            size="xs"
            variant="default"
          >
            Batches
          </ButtonLink>
          <PolicyButton project={project} />
          {manages && known !== undefined && (
            <ArchiveButton
              kind="project"
              id={project}
              name={known.name}
              archived={known.archivedAt !== undefined}
            />
          )}
        </>
      }
    >
      <ArchivedSince at={known?.archivedAt} kind="project" />
      <Asking query={board} lines={14}>
        {(found) =>
          found.rows === 0 ? (
            <Empty title="No rows yet">
              Import some with{' '}
              <Command words={['import', name ?? 'PROJECT', 'rows.ndjson', '--batch', 'first']} />
            </Empty>
          ) : (
            <Board project={project} board={found} />
          )
        }
      </Asking>
    </Page>
  );
}
