import { Stack, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Definition, Row, RowEvent } from '../../shared/api/types';
import { LabelView } from '../../shared/label/LabelView';
import type { NameOf } from '../../shared/history/tell';
import { useKeys } from '../../shared/keys/registry';
import { differences, fieldsOf } from './fields';
import { Fields } from './Fields';
import { versionQuery } from './queries';
import classes from './row.module.css';
import { Token } from './Token';

/** The row as it was after one event, and what that event changed. */
export function RowAt({
  row,
  events,
  definitions,
  nameOf,
  stale,
  compare,
}: {
  row: Row;
  events: RowEvent[];
  definitions: Definition[];
  nameOf: NameOf;
  /** Whether another version is on its way. */
  stale: boolean;
  compare: (version: number) => void;
}) {
  const earlier = useQuery({
    ...versionQuery(row.id, row.version - 1),
    enabled: row.version > 0,
  });
  useKeys([
    {
      key: 'c',
      does: 'Compare with the previous version',
      run: () => compare(Math.max(0, row.version - 1)),
    },
  ]);
  const fields = useMemo(() => {
    const now = fieldsOf(row, events, nameOf);
    const before = earlier.data === undefined ? now : fieldsOf(earlier.data, events, nameOf);
    return differences(before, now);
  }, [row, earlier.data, events, nameOf]);
  return (
    <Stack gap="md" className={stale ? classes['stale'] : undefined} aria-busy={stale}>
      <section aria-label={`Label at version ${row.version}`}>
        <LabelView row={row} annotations={row.annotations} definitions={definitions} height={280} />
      </section>
      <Token row={row} />
      <section>
        <Title order={2} mb={4}>
          At version {row.version}
        </Title>
        <Fields fields={fields} />
      </section>
    </Stack>
  );
}
