import { Table, Text, Title } from '@mantine/core';
import type { Member, Reviewer } from '../../shared/api/types';
import { duration } from '../../shared/time/format';
import { count, share } from '../../shared/ui/numbers';

const COLUMNS: { title: string; of: (one: Reviewer) => string }[] = [
  { title: 'Decisions', of: (one) => count(one.decisions) },
  { title: 'Approved', of: (one) => count(one.approved) },
  { title: 'Corrected', of: (one) => count(one.corrected) },
  { title: 'Rejected', of: (one) => count(one.rejected) },
  {
    title: 'Median time',
    of: (one) => (one.medianSeconds === undefined ? '–' : duration(one.medianSeconds)),
  },
  { title: 'Confirmed', of: (one) => share(one.agreement) },
];

/** What each person has decided in review, and how often the final label agrees. */
export function WorkTable({ reviewers, members }: { reviewers: Reviewer[]; members: Member[] }) {
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
                    {of(one)}
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      <Text fz="xs" c="dimmed">
        Confirmed: how often the final label agrees with the decision.
      </Text>
    </section>
  );
}
