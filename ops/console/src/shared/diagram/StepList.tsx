import { Group, Text, UnstyledButton } from '@mantine/core';
import { count } from '../ui/numbers';
import { SlaBadge } from '../ui/SlaBadge';
import classes from './Diagram.module.css';
import type { Step, StepCount } from './steps';

interface StepListProps {
  steps: Step[];
  counts: Record<string, StepCount>;
  highlighted: string | undefined;
  onOpen: ((step: string) => void) | undefined;
}

function StepLine({ step, at, here }: { step: Step; at: StepCount | undefined; here: boolean }) {
  return (
    <>
      <Group justify="space-between" wrap="nowrap" gap="xs">
        <Text span fz="sm" fw={here || (at?.rows ?? 0) > 0 ? 600 : 400}>
          {step.name}
        </Text>
        {at !== undefined && (
          <Text span fz="sm" fw={600} style={{ fontVariantNumeric: 'tabular-nums' }}>
            {count(at.rows)}
          </Text>
        )}
      </Group>
      {at?.status !== undefined && at.rows > 0 && <SlaBadge status={at.status} />}
      {here && (
        <Text fz="xs" c="var(--cs-accent)">
          The row is here
        </Text>
      )}
    </>
  );
}

/** The steps of a diagram as a list, for those who rather read. */
export function StepList({ steps, counts, highlighted, onOpen }: StepListProps) {
  return (
    <ul className={classes['list']} aria-label="Steps">
      {steps.map((step) => {
        const here = step.id === highlighted;
        const line = <StepLine step={step} at={counts[step.id]} here={here} />;
        return (
          <li key={step.id}>
            {onOpen === undefined ? (
              <div className={classes['step']} data-here={here}>
                {line}
              </div>
            ) : (
              <UnstyledButton
                className={classes['step']}
                data-here={here}
                onClick={() => onOpen(step.id)}
              >
                {line}
              </UnstyledButton>
            )}
          </li>
        );
      })}
    </ul>
  );
}
