import { Group, Text } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useMemo } from 'react';
import { isDrawn, kindOf } from '../../shared/annotationKinds/registry';
import type { Annotation, Definition, Task } from '../../shared/api/types';
import { Swatch } from '../../shared/label/Statements';
import type { CodePoints } from '../../shared/text/codePoints';
import { looks, type Look } from '../../shared/ui/look';
import { spoken } from '../../shared/ui/status';
import { When } from '../../shared/ui/When';
import { rejectedOf } from './rejected';
import classes from './task.module.css';

function Said({
  annotation,
  look,
  points,
}: {
  annotation: Annotation;
  look: Look;
  points: CodePoints | undefined;
}) {
  return (
    <Group component="li" gap={6} wrap="nowrap">
      {isDrawn(annotation) && <Swatch look={look} />}
      <Text fz="sm" lineClamp={2}>
        <Text span inherit c="dimmed">
          {annotation.name}:
        </Text>{' '}
        {kindOf(annotation).words(annotation, points)}
      </Text>
    </Group>
  );
}

/** Why the work came back, and what was rejected; it comes before everything else. */
export function Returned({
  task,
  definitions,
  points,
}: {
  task: Task;
  definitions: Definition[];
  points?: CodePoints | undefined;
}) {
  const lookOf = useMemo(() => looks(definitions), [definitions]);
  const rejected = useMemo(() => rejectedOf(task)?.annotations ?? [], [task]);
  const why = task.rejection;
  if (why === undefined) return null;
  return (
    <section className={classes.returned} aria-label="Why it came back" tabIndex={0}>
      <Group gap="xs" wrap="nowrap" align="flex-start">
        <IconArrowBackUp size={18} aria-hidden style={{ flex: 'none', marginTop: 1 }} />
        <div>
          <Text fz="sm">
            <b>{spoken(why.reason ?? 'Rejected')}</b>{' '}
            <Text span inherit c="dimmed">
              rejected by {why.reviewerName} at {spoken(why.stage).toLowerCase()},{' '}
              <When at={why.at} />
            </Text>
          </Text>
          {why.comment !== undefined && (
            <Text fz="md" style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>
              “{why.comment}”
            </Text>
          )}
          {rejected.length > 0 && (
            <ul className={classes.rejected} aria-label="What was rejected">
              {rejected.map((annotation, place) => (
                <Said
                  key={place}
                  annotation={annotation}
                  look={lookOf(annotation.name)}
                  points={points}
                />
              ))}
            </ul>
          )}
        </div>
      </Group>
    </section>
  );
}
