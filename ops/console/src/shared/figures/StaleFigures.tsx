import { Alert } from '@mantine/core';
import { IconClockExclamation } from '@tabler/icons-react';
import { shortTime } from '../time/format';
import { useFigures } from './state';

const WHY = {
  AWAY:
    'The document store can’t be reached. Decisions are not affected; figures catch up by themselves' +
    ' when it is back.',
  BEHIND: 'They are catching up. Decisions are not affected.',
};

/** Says that figures are old, and what that means, while they are. */
export function StaleFigures({ asOf }: { asOf: string }) {
  const state = useFigures();
  if (state === 'CURRENT') return null;
  return (
    <Alert
      color="gray"
      variant="light"
      icon={<IconClockExclamation color="var(--cs-at-risk)" />}
      title={
        <>
          Figures are as of <time dateTime={asOf}>{shortTime(asOf)}</time>
        </>
      }
      role="status"
    >
      {WHY[state]}
    </Alert>
  );
}
