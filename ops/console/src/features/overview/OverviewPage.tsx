import { Anchor, Card, SimpleGrid, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { projectsQuery } from '../../shared/projects/queries';
import { Asking, Empty } from '../../shared/ui/Asking';
import { Page } from '../../shared/ui/Page';
import { When } from '../../shared/ui/When';

/** Every project that one may see. */
export function OverviewPage() {
  const projects = useQuery(projectsQuery);
  return (
    <Page title="Overview" asOf={projects.data?.asOf}>
      <Asking query={projects}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title="No projects yet">
              A project says what is labelled, how it is reviewed and until when.
            </Empty>
          ) : (
            <SimpleGrid cols={{ base: 1, md: 2, xl: 3 }}>
              {items.map((item) => (
                <Card key={item.id} withBorder>
                  <Anchor href={`/projects/${item.id}`} fw={600}>
                    {item.name}
                  </Anchor>
                  <Text fz="sm" c="dimmed">
                    {item.mediaType} · made <When at={item.createdAt} as="date" />
                  </Text>
                </Card>
              ))}
            </SimpleGrid>
          )
        }
      </Asking>
    </Page>
  );
}
