import { Anchor, Breadcrumbs, Group, Stack, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Children, isValidElement, useEffect, type ReactNode } from 'react';
import { StaleFigures } from '../figures/StaleFigures';
import { AsOf, FiguresAsOf } from './AsOf';
import { Part } from './Part';

/** One step of the way to a page. */
interface Crumb {
  label: string;
  to: string;
}

/**
 * The frame of every page: where one is, its title, what can be done, and how fresh it is. Each of
 * its parts can break by itself.
 */
export function Page({
  title,
  crumbs = [],
  actions,
  asOf,
  ofFigures = true,
  children,
}: {
  title: string;
  crumbs?: Crumb[];
  actions?: ReactNode;
  asOf?: string | undefined;
  /** Whether it shows figures, which can be behind, and not what is read where it happens. */
  ofFigures?: boolean;
  children: ReactNode;
}) {
  useEffect(() => {
    document.title = `${title} · Countersign`;
  }, [title]);
  return (
    <Stack gap="md" p="lg" maw={1600} mx="auto">
      <Group justify="space-between" align="flex-end" wrap="wrap">
        <div>
          {crumbs.length > 0 && (
            <Breadcrumbs component="nav" aria-label="Breadcrumb" mb={2} fz="sm">
              {crumbs.map((crumb) => (
                <Anchor key={crumb.to} component={Link} to={crumb.to} fz="sm">
                  {crumb.label}
                </Anchor>
              ))}
              <Text fz="sm" c="dimmed" aria-current="page">
                {title}
              </Text>
            </Breadcrumbs>
          )}
          <Title order={1}>{title}</Title>
        </div>
        <Group gap="sm">
          {asOf !== undefined &&
            (ofFigures ? <FiguresAsOf instant={asOf} /> : <AsOf instant={asOf} />)}
          {actions}
        </Group>
      </Group>
      {ofFigures && asOf !== undefined && <StaleFigures asOf={asOf} />}
      {Children.toArray(children).map((part, place) => (
        <Part key={isValidElement(part) ? part.key : place}>{part}</Part>
      ))}
    </Stack>
  );
}
