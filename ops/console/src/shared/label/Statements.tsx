import { Group, Stack, Text, Tooltip } from '@mantine/core';
import { isDrawn, kindOf } from '../annotationKinds/registry';
import type { Annotation } from '../api/types';
import type { CodePoints } from '../text/codePoints';
import type { Look } from '../ui/look';
import { share } from '../ui/numbers';
import type { Difference } from './diff';
import { DIFFERENCES, SIGNS } from './differenceWords';
import classes from './label.module.css';

/** How a name is drawn over the row, beside the name. */
export function Swatch({ look }: { look: Look }) {
  return (
    <svg className={classes.swatch} aria-hidden>
      <line
        x1={0}
        x2={22}
        y1={6}
        y2={6}
        stroke={look.color}
        strokeWidth={4}
        strokeDasharray={look.dash}
      />
    </svg>
  );
}

export function DifferenceSign({ difference }: { difference: Difference }) {
  const { word, color } = DIFFERENCES[difference];
  return (
    <Tooltip label={word}>
      <span className={classes.difference} style={{ color }} role="img" aria-label={word}>
        {SIGNS[difference]}
      </span>
    </Tooltip>
  );
}

/** One annotation in words. */
export function Statement({
  annotation,
  look,
  points,
  difference,
}: {
  annotation: Annotation;
  look: Look;
  points?: CodePoints | undefined;
  difference?: Difference | undefined;
}) {
  return (
    <Group gap={6} wrap="nowrap" align="flex-start">
      {difference !== undefined && <DifferenceSign difference={difference} />}
      {isDrawn(annotation) && (
        <span style={{ paddingTop: 3 }}>
          <Swatch look={look} />
        </span>
      )}
      <div style={{ minWidth: 0, flex: 1 }}>
        <Text fz="xs" c="dimmed">
          {annotation.name}
        </Text>
        <Text fz="sm" fw={500} style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>
          {kindOf(annotation).words(annotation, points)}
        </Text>
      </div>
      {annotation.confidence !== undefined && (
        <Tooltip label="Model confidence">
          <Text fz="xs" c="dimmed" style={{ fontVariantNumeric: 'tabular-nums' }}>
            {share(annotation.confidence)}
          </Text>
        </Tooltip>
      )}
    </Group>
  );
}

/** A label in words. */
export function Statements({
  annotations,
  lookOf,
  points,
  differenceOf,
}: {
  annotations: Annotation[];
  lookOf: (name: string) => Look;
  points?: CodePoints | undefined;
  differenceOf?: ((annotation: Annotation) => Difference | undefined) | undefined;
}) {
  if (annotations.length === 0) {
    return (
      <Text fz="sm" c="dimmed">
        No annotations.
      </Text>
    );
  }
  return (
    <Stack component="ul" gap="xs" p={0} m={0} style={{ listStyle: 'none' }}>
      {annotations.map((annotation, place) => (
        <li key={place}>
          <Statement
            annotation={annotation}
            look={lookOf(annotation.name)}
            points={points}
            difference={differenceOf?.(annotation)}
          />
        </li>
      ))}
    </Stack>
  );
}
