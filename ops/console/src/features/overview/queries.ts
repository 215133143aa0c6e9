import { queryOptions, useQueries, useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../../shared/api/client';
import {
  acceptanceQuery,
  preLabelsQuery,
  registryQuery,
  usedIn,
} from '../../shared/models/queries';
import { projectsQuery } from '../../shared/projects/queries';
import { holds, OVERSEERS, useMe } from '../../shared/session/roles';
import { slaQuery } from '../../shared/sla/queries';
import type { ProjectWork } from './needs';

/** The rows that people ask to have reopened, so many that somebody has to look. */
const requestsQuery = (project: string) =>
  queryOptions({
    queryKey: ['data-rows', project, 'reopening-asked'],
    queryFn: ({ signal }) =>
      answerOf(
        api.GET('/api/v1/projects/{project}/data-rows', {
          params: { path: { project }, query: { reopeningAsked: true, limit: 100 } },
          signal,
        }),
      ),
  });

/** Every project that one oversees, with its open work as far as it is known yet. */
export function useProjectWork() {
  const me = useMe();
  const projects = useQuery(projectsQuery);
  const overseen = (projects.data?.items ?? []).filter(
    (item) => me.admin || holds(me, OVERSEERS, item.id),
  );
  const answers = useQueries({ queries: overseen.map((item) => slaQuery(item.id)) });
  const preLabels = useQueries({ queries: overseen.map((item) => preLabelsQuery(item.id)) });
  const acceptances = useQueries({ queries: overseen.map((item) => acceptanceQuery(item.id)) });
  const models = useQuery(registryQuery).data?.items ?? [];
  const requests = useQueries({ queries: overseen.map((item) => requestsQuery(item.id)) });
  const work: ProjectWork[] = overseen.map((item, index) => ({
    id: item.id,
    name: item.name,
    stages: answers[index]?.data?.open ?? [],
    batches: answers[index]?.data?.batches ?? [],
    preLabels: preLabels[index]?.data,
    acceptance: acceptances[index]?.data,
    model: usedIn(models, item.id),
    requests: requests[index]?.data?.items.length ?? 0,
  }));
  const moments = answers.flatMap((answer) => answer.data?.asOf ?? []);
  return {
    projects,
    work,
    waiting: answers.some((answer) => answer.isPending),
    failed: answers.find((answer) => answer.isError && answer.data === undefined),
    asOf: moments.toSorted()[0],
  };
}
