import { Alert } from '@mantine/core';
import { When } from '../ui/When';

/** Says that what is shown is archived, if it is. */
export function ArchivedSince({ at, kind }: { at: string | undefined; kind: string }) {
  return (
    at !== undefined && (
      <Alert color="gray" variant="light" mb="md">
        This {kind} was archived <When at={at} />. Nobody is offered its rows.
      </Alert>
    )
  );
}
