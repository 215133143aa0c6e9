import { Table } from '@mantine/core';
import type { SlaState, StepWork } from '../../shared/api/types';
import { NumberLink } from '../../shared/ui/NumberLink';
import { SlaBadge } from '../../shared/ui/SlaBadge';
import { SLA } from '../../shared/ui/status';
import { When } from '../../shared/ui/When';

export type Step = StepWork;

const STATUSES: [SlaState, 'breached' | 'atRisk' | 'onTrack'][] = [
  ['BREACHED', 'breached'],
  ['AT_RISK', 'atRisk'],
  ['ON_TRACK', 'onTrack'],
];

const REVIEW = 'review-label';

/** A review by its stage, as all of them are one step of the diagram. */
const nameOf = (step: Step) => (step.id === REVIEW ? `${step.name}: ${step.stage}` : step.name);

/** The diagram in numbers, each of which opens its rows. */
export function StepTable({ project, steps }: { project: string; steps: Step[] }) {
  const rows = (step: Step, sla?: SlaState) => ({
    to: '/projects/$project/rows' as const,
    params: { project },
    search: { step: step.id, sla, ...(step.id === REVIEW ? { stage: step.stage } : {}) },
  });
  return (
    <Table fz="sm" verticalSpacing={5} aria-label="Rows by step">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Step</Table.Th>
          <Table.Th ta="end">Rows</Table.Th>
          {STATUSES.map(([status]) => (
            <Table.Th key={status} ta="end">
              <SlaBadge status={status} />
            </Table.Th>
          ))}
          <Table.Th ta="end">Oldest</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {steps.map((step) => (
          <Table.Tr key={`${step.id} ${step.stage}`}>
            <Table.Td>{nameOf(step)}</Table.Td>
            <Table.Td ta="end">
              <NumberLink value={step.rows} label={`rows at ${nameOf(step)}`} link={rows(step)} />
            </Table.Td>
            {STATUSES.map(([status, field]) => (
              <Table.Td key={status} ta="end">
                <NumberLink
                  value={step[field]}
                  label={`${SLA[status].label.toLowerCase()} at ${nameOf(step)}`}
                  link={rows(step, status)}
                />
              </Table.Td>
            ))}
            <Table.Td ta="end">
              {step.oldest === undefined ? '–' : <When at={step.oldest} />}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
