import { useQuery } from '@tanstack/react-query';
import type { Reviewer } from '../../shared/api/types';
import { ChartPanel } from '../../shared/chart/ChartPanel';
import { Estimate } from '../../shared/figures/Estimate';
import { useNameOf } from '../../shared/projects/people';
import { duration } from '../../shared/time/format';
import { Asking } from '../../shared/ui/Asking';
import { NumberLink, type Place } from '../../shared/ui/NumberLink';
import { decisionsOf } from '../../shared/address/places';
import { reviewersQuery } from '../../shared/projects/reviewers';

const OUTCOMES = [
  { key: 'approved', title: 'Approved', outcome: 'APPROVED' },
  { key: 'corrected', title: 'Corrected', outcome: 'CORRECTED' },
  { key: 'rejected', title: 'Rejected', outcome: 'REJECTED' },
  { key: 'adjudicated', title: 'Adjudicated', outcome: 'ADJUDICATED' },
] as const;

/** What each reviewer decided, how fast, and how well it held. */
export function PeopleChart({ project, go }: { project: string; go: (place: Place) => void }) {
  const reviewers = useQuery(reviewersQuery(project));
  const nameOf = useNameOf(project);
  const link = (person: Reviewer, outcome?: string) => decisionsOf(project, person, outcome);
  return (
    <Asking query={reviewers} lines={8}>
      {({ items }) => (
        <ChartPanel
          title="People"
          note="Review decisions, and how often they agree with the final label"
          rows={items}
          empty="No reviews yet"
          onOpen={(person, series) =>
            go(link(person, OUTCOMES.find(({ title }) => title === series)?.outcome))
          }
          columns={[
            { key: 'name', title: 'Person', value: (person) => nameOf(person.reviewer) },
            {
              key: 'decisions',
              title: 'Decisions',
              align: 'end',
              value: (person) => person.decisions,
              cell: (person) => (
                <NumberLink
                  value={person.decisions}
                  label={`decisions of ${nameOf(person.reviewer)}`}
                  link={link(person)}
                />
              ),
            },
            {
              key: 'speed',
              title: 'Median seconds',
              align: 'end',
              value: (person) => person.medianSeconds,
              cell: (person) =>
                person.medianSeconds === undefined ? '–' : duration(person.medianSeconds),
            },
            {
              key: 'rejection',
              title: 'Rejects',
              align: 'end',
              value: (person) => person.rejectionRate.share ?? '',
              cell: (person) => <Estimate of={person.rejectionRate} />,
            },
            {
              key: 'agreement',
              title: 'Agreement',
              align: 'end',
              value: (person) => person.agreement.share ?? '',
              cell: (person) => <Estimate of={person.agreement} />,
            },
          ]}
          option={() => ({
            xAxis: { type: 'value', minInterval: 1 },
            yAxis: {
              type: 'category',
              inverse: true,
              data: items.map((person) => nameOf(person.reviewer)),
            },
            series: OUTCOMES.map(({ key, title }) => ({
              name: title,
              type: 'bar',
              stack: 'decisions',
              barMaxWidth: 18,
              data: items.map((person) => person[key]),
            })),
          })}
        />
      )}
    </Asking>
  );
}
