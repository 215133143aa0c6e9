import { Anchor } from '@mantine/core';
import { Link, type LinkProps } from '@tanstack/react-router';
import { count } from './numbers';

/** Where a number leads. */
export interface Place {
  to: NonNullable<LinkProps['to']>;
  params?: Record<string, string>;
  search?: Record<string, string | undefined>;
}

/** A number that opens what it counts. */
export function NumberLink({
  value,
  link,
  label,
  inText = false,
}: {
  value: number;
  link: Place;
  label: string;
  /** Underlined, as a link among words has to be told by more than its colour. */
  inText?: boolean;
}) {
  return (
    <Anchor
      component={Link}
      {...(link as { to: string })}
      inherit
      underline={inText ? 'always' : 'hover'}
      aria-label={`${count(value)} ${label}`}
      style={{ fontVariantNumeric: 'tabular-nums' }}
    >
      {count(value)}
    </Anchor>
  );
}

/** Words that open what a figure counts. */
export function PlaceLink({ link, text }: { link: Place; text: string }) {
  return (
    <Anchor component={Link} {...(link as { to: string })} inherit>
      {text}
    </Anchor>
  );
}
