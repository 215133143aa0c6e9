import { Text } from '@mantine/core';
import type { Share } from '../api/types';
import { NumberLink, type Place } from '../ui/NumberLink';
import { intervalOf, saidOf } from './estimate';

/** What a share was counted over, and where those are listed. */
interface Basis {
  link: Place;
  /** As in "300 compared rows". */
  label: string;
}

/**
 * A share with how sure it is below it; that there is not enough yet, where it would be noise. The
 * number that it was counted over opens those rows.
 */
export function Estimate({ of, basis }: { of: Share; basis?: Basis }) {
  const interval = intervalOf(of);
  return (
    <>
      <Text span inherit c={of.enough ? 'inherit' : 'dimmed'} style={{ whiteSpace: 'nowrap' }}>
        {saidOf(of)}
      </Text>
      <Text span display="block" fz="xs" fw={400} c="dimmed" style={{ whiteSpace: 'nowrap' }}>
        {interval === undefined ? '' : `${interval}, `}n ={' '}
        {basis === undefined ? of.of : <NumberLink inText value={of.of} {...basis} />}
      </Text>
    </>
  );
}
