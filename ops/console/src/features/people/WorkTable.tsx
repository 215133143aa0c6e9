import { Table, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Member, Reviewer } from '../../shared/api/types';
import { decisionsOf, rowsOf } from '../../shared/address/places';
import { Estimate } from '../../shared/figures/Estimate';
import { duration } from '../../shared/time/format';
import { NumberLink } from '../../shared/ui/NumberLink';

interface Column {
  title: string;
  of: (one: Reviewer, project: string) => ReactNode;
}

const counted = (
  title: string,
  value: (one: Reviewer) => number,
  outcome?: 'APPROVED' | 'CORRECTED' | 'REJECTED' | 'ADJUDICATED',
): Column => ({
  title,
  of: (one, project) => (
    <NumberLink
      value={value(one)}
      label={`${title.toLowerCase()} by ${one.reviewerName}`}
      link={decisionsOf(project, one, outcome)}
    />
  ),
});

const COLUMNS: Column[] = [
  counted('Decisions', (one) => one.decisions),
  counted('Approved', (one) => one.approved, 'APPROVED'),
  counted('Corrected', (one) => one.corrected, 'CORRECTED'),
  counted('Rejected', (one) => one.rejected, 'REJECTED'),
  counted('Adjudicated', (one) => one.adjudicated, 'ADJUDICATED'),
  {
    title: 'Median time',
    of: (one) => (one.medianSeconds === undefined ? '–' : duration(one.medianSeconds)),
  },
  { title: 'Confirmed', of: (one) => <Estimate of={one.agreement} /> },
  {
    title: 'Overturned',
    of: (one, project) => (
      <NumberLink
        value={one.agreement.of - one.agreement.hits}
        label={`decisions of ${one.reviewerName} that were overturned`}
        link={rowsOf(project, { reviewer: one.reviewer, overturned: 'true' })}
      />
    ),
  },
];

/** What each person has decided in review, and how often the final label agrees. */
export function WorkTable({
  project,
  reviewers,
  members,
}: {
  project: string;
  reviewers: Reviewer[];
  members: Member[];
}) {
  if (reviewers.length === 0) return null;
  const nameOf = (user: string) => members.find((member) => member.user === user)?.name ?? user;
  return (
    <section>
      <Title order={2} mb="xs">
        Reviews
      </Title>
      <Table.ScrollContainer minWidth={640}>
        <Table verticalSpacing={6} style={{ fontVariantNumeric: 'tabular-nums' }}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Name</Table.Th>
              {COLUMNS.map(({ title }) => (
                <Table.Th key={title} ta="end">
                  {title}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {reviewers.map((one) => (
              <Table.Tr key={one.reviewer}>
                <Table.Th scope="row">{nameOf(one.reviewer)}</Table.Th>
                {COLUMNS.map(({ title, of }) => (
                  <Table.Td key={title} ta="end">
                    {of(one, project)}
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      <Text fz="xs" c="dimmed">
        Confirmed: how often the final label agrees with the decision. Overturned: how often it does
        not.
      </Text>
    </section>
  );
}
