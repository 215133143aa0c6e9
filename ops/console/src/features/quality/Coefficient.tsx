import { Text } from '@mantine/core';
import type { Agreement } from '../../shared/api/types';
import { intervalOf, saidOf } from './agreement';

/** A figure of agreement with how sure it is below it. */
export function Coefficient({ of }: { of: Agreement }) {
  const interval = intervalOf(of);
  return (
    <>
      <Text span inherit c={of.enough ? 'inherit' : 'dimmed'} style={{ whiteSpace: 'nowrap' }}>
        {saidOf(of)}
      </Text>
      {interval !== undefined && (
        <Text span display="block" fz="xs" fw={400} c="dimmed" style={{ whiteSpace: 'nowrap' }}>
          {interval}
        </Text>
      )}
    </>
  );
}
