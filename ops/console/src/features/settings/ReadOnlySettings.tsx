import { Anchor, Stack, Table, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { kindOf } from '../../shared/annotationKinds/registry';
import type { FlowVersion, Policy } from '../../shared/api/types';
import { rowsAre } from '../../shared/content/content';
import { flowName } from '../../shared/projects/flows';
import {
  claimOrderOf,
  minimumViewOf,
  modelName,
  skipsAreConfirmed,
  spokenOrder,
} from '../../shared/projects/policy';
import { share } from '../../shared/ui/numbers';
import { Markdown } from '../../shared/ui/Markdown';
import { spokenCalendar } from './differences';
import { spokenDuration } from './durations';

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <Title order={2} size="h3" mb="xs">
        {title}
      </Title>
      {children}
    </section>
  );
}

/** The rules of a project in words, for those who may not change them. */
export function ReadOnlySettings({
  policy,
  mediaType,
  flows,
}: {
  policy: Policy;
  mediaType: string;
  flows: FlowVersion[];
}) {
  const { ontology, review, sla, preLabel, instructions, quality } = policy;
  return (
    <Stack gap="lg" maw={860}>
      <Text fz="sm" c="dimmed">
        Rows are {rowsAre(mediaType)}. Only managers can change these settings;{' '}
        <Anchor fz="sm" href="#instructions">
          the instructions
        </Anchor>{' '}
        are below.
      </Text>
      <Part title="What is asked">
        <Table>
          <Table.Tbody>
            {ontology.annotations.map((one) => (
              <Table.Tr key={one.name}>
                <Table.Th scope="row">{one.name}</Table.Th>
                <Table.Td>{kindOf(one).title}</Table.Td>
                <Table.Td>{one.options.join(', ')}</Table.Td>
                <Table.Td>{one.required ? 'required' : ''}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Part>
      <Part title="Review">
        <Text fz="sm">
          {flowName(flows, review)}, version {review.flowVersion}:{' '}
          {review.stages
            .map((stage) => `${stage.group} see ${share(stage.share)} in "${stage.name}"`)
            .join(', ')}
          . After {review.maxRounds} rounds a lead decides. Claims expire after{' '}
          {review.claimMinutes} minutes. A row is on the screen for {minimumViewOf(review)} ms
          before it can be decided. The next task is {spokenOrder(claimOrderOf(review))}.
          {quality != null &&
            ` Each row is looked at until its label is ${share(quality.target)} sure; after ${quality.mostLooks} looks a lead decides.`}
          {review.repeatReviewers && ' One person may review a label at several stages.'}
          {skipsAreConfirmed(review) && ' A second person confirms skips.'}
        </Text>
      </Part>
      <Part title="Service levels">
        <Text fz="sm">
          {sla == null
            ? 'Work has no due time.'
            : `${Object.entries(sla.stages)
                .map(([stage, iso]) => `${stage} within ${spokenDuration(iso)}`)
                .join(
                  ', ',
                )}; at risk after ${share(sla.warnAt)}. Time counts ${spokenCalendar(sla.calendar)}.`}
        </Text>
      </Part>
      <Part title="Model">
        <Text fz="sm">
          {preLabel == null
            ? 'No model proposes labels.'
            : `"${modelName(preLabel)}" proposes; people see proposals from ${share(preLabel.suggestFrom)}, rows are accepted from ${share(preLabel.acceptFrom)}, and ${share(preLabel.auditShare)} of those are checked.${
                preLabel.mostErrors === undefined
                  ? ''
                  : ` Once more than ${share(preLabel.mostErrors)} of them are wrong, people decide all rows.`
              }`}
        </Text>
      </Part>
      <Part title="Instructions">
        <div id="instructions">
          <Markdown text={instructions ?? 'There are none.'} />
        </div>
      </Part>
    </Stack>
  );
}
