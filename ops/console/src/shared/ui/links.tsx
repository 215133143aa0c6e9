import { Anchor, Button, type AnchorProps, type ButtonProps } from '@mantine/core';
import { createLink } from '@tanstack/react-router';
import type { ComponentProps } from 'react';

type Native = Omit<ComponentProps<'a'>, keyof AnchorProps | keyof ButtonProps>;

function AnchorElement(props: AnchorProps & Native) {
  return <Anchor {...props} />;
}

function ButtonElement(props: ButtonProps & Native) {
  return <Button component="a" {...props} />;
}

/** A link to a page of the console, checked against its routes. */
export const PageLink = createLink(AnchorElement);

/** A button that leads to a page of the console. */
export const ButtonLink = createLink(ButtonElement);
