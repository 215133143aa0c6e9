import { Anchor } from '@mantine/core';
import { Link, type LinkProps } from '@tanstack/react-router';
import { count } from './numbers';

/** A number that opens what it counts. */
export function NumberLink({
  value,
  link,
  label,
}: {
  value: number;
  link: Pick<LinkProps, 'to' | 'params' | 'search'>;
  label: string;
}) {
  return (
    <Anchor
      component={Link}
      {...(link as { to: string })}
      aria-label={`${count(value)} ${label}`}
      style={{ fontVariantNumeric: 'tabular-nums' }}
    >
      {count(value)}
    </Anchor>
  );
}
