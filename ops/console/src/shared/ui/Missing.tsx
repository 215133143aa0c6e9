import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Empty } from './Asking';

/** For addresses that lead nowhere, or to what one may not know of. */
export function Missing() {
  return (
    <Empty title="Page not found">
      It may have moved, or belong to a project you are not a member of.{' '}
      <Anchor component={Link} to="/">
        Go to the start page
      </Anchor>
    </Empty>
  );
}
