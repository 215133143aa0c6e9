import { Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { Flow } from '../../shared/api/types';
import { Diagram } from '../../shared/diagram/Diagram';
import type { StepCount } from '../../shared/diagram/steps';
import { flowName } from '../../shared/projects/flows';
import { flowsQuery, projectQuery } from '../../shared/projects/queries';
import { worst } from '../../shared/sla/sum';
import { Asking } from '../../shared/ui/Asking';
import { PageLink } from '../../shared/ui/links';
import { count } from '../../shared/ui/numbers';
import { Page } from '../../shared/ui/Page';
import { flowQuery } from './queries';
import { StepTable, type Step } from './StepTable';

const route = getRouteApi('/projects/$project/flow');

/** What is at an activity of the diagram: several stages of review share one. */
function countOf(stages: Step[]): StepCount {
  const total = (field: 'rows' | 'onTrack' | 'atRisk' | 'breached') =>
    stages.reduce((sum, stage) => sum + stage[field], 0);
  const work = { onTrack: total('onTrack'), atRisk: total('atRisk'), breached: total('breached') };
  const timed = work.onTrack + work.atRisk + work.breached > 0;
  return { rows: total('rows'), status: timed ? worst(work) : undefined };
}

/** Names a version of a flow, as people know it. */
function useFlowName(): (flow: string, version: number) => string {
  const flows = useQuery(flowsQuery).data?.items ?? [];
  return (flow, version) =>
    `${flowName(flows, { flow, flowVersion: version })}, version ${version}`;
}

function Others({ project, flow }: { project: string; flow: Flow }) {
  const nameOf = useFlowName();
  return flow.others.map((other) => (
    <Text key={`${other.flow} ${other.version}`} fz="sm">
      {count(other.rows)} rows are still in{' '}
      <PageLink
        to="/projects/$project/flow"
        params={{ project }}
        search={{ flow: other.flow, version: String(other.version) }}
        underline="always"
      >
        {nameOf(other.flow, other.version)}
      </PageLink>
      , the flow they were imported under.
    </Text>
  ));
}

function FlowView({ project, flow }: { project: string; flow: Flow }) {
  const router = useRouter();
  const name = useFlowName()(flow.flow, flow.version);
  const counts = useMemo(
    () =>
      Object.fromEntries(
        flow.steps.map(({ id }) => [id, countOf(flow.steps.filter((step) => step.id === id))]),
      ),
    [flow],
  );
  return (
    <Stack gap="md">
      <Group gap="lg">
        <Text fz="sm" c="dimmed">
          {count(flow.rows)} open rows in {name}. Select a step to see its rows.
        </Text>
        <Others project={project} flow={flow} />
      </Group>
      <Diagram
        label={`${name}: rows by step`}
        xml={flow.diagram}
        counts={counts}
        height={460}
        list={false}
        onOpen={(step) => {
          if (step in counts) {
            void router.navigate({
              to: '/projects/$project/rows',
              params: { project },
              search: { step },
            });
          }
        }}
      />
      <StepTable project={project} steps={flow.steps} />
    </Stack>
  );
}

/** The process of a project, with the rows that are at each step. */
export function FlowPage() {
  const { project } = route.useParams();
  const answer = useQuery(flowQuery(project, route.useSearch()));
  const name = useQuery(projectQuery(project)).data?.name;
  return (
    <Page
      title="Flow"
      crumbs={[{ label: name ?? 'Project', to: `/projects/${project}` }]}
      asOf={answer.data?.asOf}
    >
      <Asking query={answer} lines={16}>
        {(found) => <FlowView project={project} flow={found} />}
      </Asking>
    </Page>
  );
}
