import { Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { acceptanceQuery } from '../../shared/models/queries';
import { projectQuery } from '../../shared/projects/queries';
import { useProjectId } from '../../shared/projects/useProjectId';
import { Asking } from '../../shared/ui/Asking';
import { Page } from '../../shared/ui/Page';
import { AcceptancePart } from './AcceptancePart';
import { AgreementPart } from './AgreementPart';
import { ConfusionPart } from './ConfusionPart';
import { agreementQuery, confusionsQuery } from './queries';

/** How good the labels of a project are, and by whom. */
export function QualityPage() {
  const project = useProjectId();
  const { data } = useQuery(projectQuery(project));
  const acceptance = useQuery(acceptanceQuery(project));
  const agreement = useQuery(agreementQuery(project));
  const confusions = useQuery(confusionsQuery(project));
  return (
    <Page
      title="Quality"
      crumbs={[{ label: data?.name ?? '…', to: `/projects/${project}` }]}
      asOf={agreement.data?.asOf}
      ofFigures={false}
    >
      <section aria-labelledby="machine-acceptance">
        <Title order={2} id="machine-acceptance" mb="xs">
          What the model accepts alone
        </Title>
        <Asking query={acceptance} lines={4}>
          {(found) => <AcceptancePart project={project} acceptance={found} />}
        </Asking>
      </section>
      <section aria-labelledby="agreement">
        <Title order={2} id="agreement" mb="xs">
          Agreement
        </Title>
        <Asking query={agreement} lines={6}>
          {({ items, people }) =>
            items.length === 0 ? (
              <Text c="dimmed">
                Nobody has labelled the same row as somebody else yet without seeing their label. In
                the flow “Two independent labels” two people do so for each row.
              </Text>
            ) : (
              <Stack gap="lg">
                {items.map((question) => (
                  <AgreementPart
                    key={question.question}
                    project={project}
                    question={question}
                    nameOf={(person) => people[person] ?? person}
                  />
                ))}
              </Stack>
            )
          }
        </Asking>
      </section>
      <section aria-labelledby="confusion">
        <Title order={2} id="confusion" mb="xs">
          Confusion
        </Title>
        <Asking query={confusions} lines={6}>
          {({ items: [first, ...more], people }) =>
            first === undefined ? (
              <Text c="dimmed">No answers can be compared yet.</Text>
            ) : (
              <ConfusionPart
                project={project}
                matrices={[first, ...more]}
                nameOf={(person) => people[person] ?? person}
              />
            )
          }
        </Asking>
      </section>
    </Page>
  );
}
