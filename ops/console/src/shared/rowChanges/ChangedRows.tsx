import { Alert, Button, Group, List, Stack, Text } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useEffect } from 'react';
import { Problem } from '../api/problem';
import type { RowAction, RowsChanged } from '../api/types';
import { wordsFor } from '../api/words';
import { OperationProgress } from '../operation/OperationProgress';
import { Failed } from '../ui/Asking';
import { count } from '../ui/numbers';
import { useRowsChanged, useUndoChange } from './rowChanges';
import { ACTIONS } from './words';

const SHOWN = 10;

/** How far a change of rows is, what came of it, and its undo. */
export function ChangedRows({
  project,
  operation,
  action,
}: {
  project: string;
  operation: string;
  action: RowAction;
}) {
  const undo = useUndoChange(project);
  const undone = undo.data;
  return (
    <Stack gap="sm">
      <OperationProgress operation={operation} label={`${ACTIONS[action].name} rows`}>
        {({ result }) =>
          result?.kind === 'change-rows' && (
            <>
              <Result result={result} said={ACTIONS[action].done} />
              {undone === undefined && result.changed > 0 && (
                <Group>
                  <Button
                    size="xs"
                    variant="default"
                    loading={undo.isPending}
                    leftSection={<IconArrowBackUp size={14} aria-hidden />}
                    onClick={() => undo.mutate(result.change)}
                  >
                    Undo
                  </Button>
                </Group>
              )}
            </>
          )
        }
      </OperationProgress>
      {undo.isError && <Failed error={undo.error} />}
      {undone !== undefined && (
        <OperationProgress operation={undone.operation} label="Undo">
          {({ result }) =>
            result?.kind === 'change-rows' && <Result result={result} said="as before" />
          }
        </OperationProgress>
      )}
    </Stack>
  );
}

function Result({ result, said }: { result: RowsChanged; said: string }) {
  const changed = useRowsChanged();
  useEffect(changed, [result.change]); // eslint-disable-line react-hooks/exhaustive-deps -- once for each
  return (
    <Alert color={result.leftOut === 0 ? 'green' : 'orange'} variant="light" role="status">
      <Text fz="sm">
        {count(result.changed)} rows {said}
        {result.leftOut > 0 && `, ${count(result.leftOut)} left out:`}
      </Text>
      <List fz="sm">
        {result.leftOutRows.slice(0, SHOWN).map(({ dataRow, key, code }) => (
          <List.Item key={dataRow}>
            {key}: {wordsFor(new Problem(409, code, code))}
          </List.Item>
        ))}
        {result.leftOut > SHOWN && <List.Item>and {count(result.leftOut - SHOWN)} more</List.Item>}
      </List>
    </Alert>
  );
}
