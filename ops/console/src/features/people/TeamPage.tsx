import { Alert, List, Stack, Text, Title } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { AccessRecord } from '../../shared/accessRecord/AccessRecord';
import { policyOf } from '../../shared/projects/policy';
import { membersQuery, projectQuery } from '../../shared/projects/queries';
import { useProjectId } from '../../shared/projects/useProjectId';
import {
  EVERYBODY,
  holds,
  INSPECTORS,
  MANAGERS,
  OVERSEERS,
  useHolds,
  useMe,
} from '../../shared/session/roles';
import { Asking } from '../../shared/ui/Asking';
import { Page } from '../../shared/ui/Page';
import { AddMember } from './AddMember';
import { reviewersQuery } from '../../shared/projects/reviewers';
import { RoleTable } from './RoleTable';
import { gaps, ROLE_WORDS } from './team';
import { WorkTable } from './WorkTable';

/** Who is in a project, what they may do, and how they do. */
export function TeamPage() {
  const project = useProjectId();
  const { data } = useQuery(projectQuery(project));
  const members = useQuery(membersQuery(project));
  const manages = useHolds(MANAGERS, project);
  const oversees = useHolds(OVERSEERS, project);
  const me = useMe();
  const inspects = me.admin || holds(me, INSPECTORS, project);
  const reviewers = useQuery({ ...reviewersQuery(project), enabled: oversees });
  const review = data === undefined ? undefined : policyOf(data).review;
  return (
    <Page
      title="People"
      crumbs={[{ label: data?.name ?? '…', to: `/projects/${project}` }]}
      asOf={reviewers.data?.asOf}
    >
      <Asking query={members} lines={8}>
        {({ items }) => (
          <Stack gap="lg">
            {manages && review !== undefined && <Gaps found={gaps(items, review)} />}
            <RoleTable project={project} members={items} editable={manages} />
            {manages && <AddMember project={project} members={items} />}
            {reviewers.data !== undefined && (
              <WorkTable project={project} reviewers={reviewers.data.items} members={items} />
            )}
            <section>
              <Title order={2} mb="xs">
                What each role can do
              </Title>
              <List fz="sm" spacing={2}>
                {EVERYBODY.map((role) => (
                  <List.Item key={role}>
                    <b>{ROLE_WORDS[role].label}</b> {ROLE_WORDS[role].may}
                  </List.Item>
                ))}
              </List>
              <Text fz="sm" c="dimmed" mt="xs">
                Nobody reviews a label of their own.
              </Text>
            </section>
            {inspects && <AccessRecord project={project} />}
          </Stack>
        )}
      </Asking>
    </Page>
  );
}

function Gaps({ found }: { found: string[] }) {
  if (found.length === 0) return null;
  return (
    <Alert color="orange" variant="light" icon={<IconAlertTriangle />} title="Work would get stuck">
      <List fz="sm">
        {found.map((gap) => (
          <List.Item key={gap}>{gap}</List.Item>
        ))}
      </List>
    </Alert>
  );
}
