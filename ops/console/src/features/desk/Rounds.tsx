import { Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { GivenLabel, Task } from '../../shared/api/types';
import { membersQuery } from '../../shared/projects/queries';
import { wordsOf } from '../../shared/annotationKinds/registry';
import { spoken } from '../../shared/ui/status';
import { When } from '../../shared/ui/When';
import { disputedOf } from './dispute';
import classes from './task.module.css';

/** The name of a person of a project; their id as long as it is not known. */
export function useNames(project: string): (user: string | undefined) => string {
  const { data } = useQuery(membersQuery(project));
  const names = new Map((data?.items ?? []).map((member) => [member.user, member.name]));
  return (user) => (user === undefined ? 'nobody' : (names.get(user) ?? 'somebody'));
}

/** Something that happened to the row before, in words. */
interface Earlier {
  at: string;
  who: string;
  what: string;
  detail?: string | undefined;
  comment?: string | undefined;
}

const inWords = (label: GivenLabel): string =>
  label.annotations.map((one) => `${one.name}: ${wordsOf(one)}`).join(' · ');

function earlier(task: Task, nameOf: (user: string | undefined) => string): Earlier[] {
  const besides = disputedOf(task);
  const previous = task.previous.filter((label) => !besides.includes(label));
  const labels = task.label === undefined ? previous : [...previous, task.label];
  const given = labels.map((label) => ({
    at: label.at,
    who: label.model ?? nameOf(label.author),
    what: label.model === undefined ? 'labelled' : 'proposed',
    detail: inWords(label),
    comment: label.comment,
  }));
  const reviewed = task.reviews.map((review) => ({
    at: review.at,
    who: nameOf(review.reviewer),
    what: `${review.outcome.toLowerCase()} at ${review.stage}`,
    detail: review.reason === undefined ? undefined : spoken(review.reason),
    comment: review.comment,
  }));
  return [...given, ...reviewed].sort((a, b) => b.at.localeCompare(a.at));
}

/** What was said about the row before, the newest first; not what is shown side by side. */
export function Rounds({ task }: { task: Task }) {
  const nameOf = useNames(task.project);
  const all = earlier(task, nameOf);
  if (all.length === 0) return null;
  return (
    <section className={classes.question} aria-label="Earlier">
      <Text fz="sm" fw={600} component="h2" m={0}>
        Earlier
      </Text>
      <Stack gap={8} component="ol" p={0} m={0} className={classes.drawn}>
        {all.map((one, place) => (
          <li key={place}>
            <Group gap={6} justify="space-between" wrap="nowrap">
              <Text fz="sm">
                <b>{one.who}</b> {one.what}
              </Text>
              <Text fz="xs" c="dimmed" style={{ whiteSpace: 'nowrap' }}>
                <When at={one.at} />
              </Text>
            </Group>
            {one.detail !== undefined && (
              <Text fz="xs" c="dimmed" lineClamp={3}>
                {one.detail}
              </Text>
            )}
            {one.comment !== undefined && <Text fz="sm">“{one.comment}”</Text>}
          </li>
        ))}
      </Stack>
    </section>
  );
}

/** What came with the row. */
export function Metadata({ metadata }: { metadata: Record<string, string> }) {
  const entries = Object.entries(metadata);
  if (entries.length === 0) return null;
  return (
    <section className={classes.question} aria-label="About the row">
      <Text fz="sm" fw={600} component="h2" m={0}>
        About the row
      </Text>
      {entries.map(([name, value]) => (
        <Group key={name} gap={8} wrap="nowrap" align="flex-start">
          <Text fz="sm" c="dimmed" w={110} style={{ flex: 'none' }} truncate>
            {name}
          </Text>
          <Text fz="sm" style={{ overflowWrap: 'anywhere' }}>
            {value}
          </Text>
        </Group>
      ))}
    </section>
  );
}
