import { Anchor, Button, List, Stack, Text, ThemeIcon } from '@mantine/core';
import { IconFileImport, IconRobot, IconUsers } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Command } from '../../shared/commandLine/Command';
import { membersQuery, projectQuery } from '../../shared/projects/queries';
import { useProjectId } from '../../shared/projects/useProjectId';
import { Page } from '../../shared/ui/Page';

/** What to do next with a new project. */
export function StartPage() {
  const project = useProjectId();
  const { data } = useQuery(projectQuery(project));
  const members = useQuery(membersQuery(project));
  const name = data?.name ?? '…';
  return (
    <Page title="Next steps" crumbs={[{ label: name, to: `/projects/${project}` }]}>
      <List spacing="lg" center={false} maw={720} component="ol">
        <Step icon={<IconUsers size={16} />} title="Add people">
          <Text fz="sm" c="dimmed">
            {members.data !== undefined && members.data.items.length > 1
              ? `${members.data.items.length} people are in this project. `
              : 'You are the only one in this project. '}
            Labels need labellers, reviews need reviewers, and a lead decides where they do not
            agree.
          </Text>
          <Go to={`/projects/${project}/people`}>People and roles</Go>
        </Step>
        <Step icon={<IconFileImport size={16} />} title="Import rows">
          <Text fz="sm" c="dimmed">
            Drop files on the import page, or send them from a program:
          </Text>
          <Command words={['import', name, 'rows.ndjson', '--batch', 'first']} />
          <Go to={`/projects/${project}/import`}>Import files</Go>
        </Step>
        <Step icon={<IconRobot size={16} />} title="Add a model later">
          <Text fz="sm" c="dimmed">
            Once some rows are accepted, train a model on them, preview what it would do, and let it
            propose labels.
          </Text>
          <Anchor component={Link} to={`/projects/${project}/models`} fz="sm">
            Models
          </Anchor>
        </Step>
      </List>
    </Page>
  );
}

function Go({ to, children }: { to: string; children: string }) {
  return (
    <Button component={Link} to={to} variant="default" size="xs">
      {children}
    </Button>
  );
}

function Step({ icon, title, children }: { icon: ReactNode; title: string; children: ReactNode }) {
  return (
    <List.Item icon={<ThemeIcon variant="light">{icon}</ThemeIcon>}>
      <Stack gap="xs" align="flex-start">
        <Text fw={600}>{title}</Text>
        {children}
      </Stack>
    </List.Item>
  );
}
