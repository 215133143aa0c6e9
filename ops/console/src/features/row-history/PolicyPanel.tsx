import { Checkbox, Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Policy } from '../../shared/api/types';
import { Asking, Empty } from '../../shared/ui/Asking';
import { Markdown } from '../../shared/ui/Markdown';
import { policyLines, type PolicyLine } from './policy';
import { policyOf } from '../../shared/projects/policy';
import { projectVersionQuery } from '../../shared/projects/queries';
import classes from './row.module.css';

const NONE = '–';

function Line({ line, beside }: { line: PolicyLine; beside: boolean }) {
  return (
    <tr data-changed={line.changed}>
      <th scope="row">
        {line.path}
        {line.changed && (
          <Text span fz="xs" fw={600} c="var(--cs-at-risk)" ml={6}>
            ≠ changed
          </Text>
        )}
      </th>
      {beside && <td>{line.before ?? NONE}</td>}
      <td>{line.after ?? NONE}</td>
    </tr>
  );
}

function Lines({ lines, version }: { lines: PolicyLine[]; version: number }) {
  const beside = version > 1;
  return (
    <table
      className={`${classes['table']} ${classes['policy']}`}
      aria-label={`Policy version ${version}`}
    >
      {beside && (
        <thead>
          <tr>
            <td />
            <th scope="col">Version {version - 1}</th>
            <th scope="col">Version {version}</th>
          </tr>
        </thead>
      )}
      <tbody>
        {lines.map((line) => (
          <Line key={line.path} line={line} beside={beside} />
        ))}
      </tbody>
    </table>
  );
}

function rulesOf(policy: Policy): Partial<Policy> {
  const rules: Partial<Policy> = { ...policy };
  delete rules.instructions;
  return rules;
}

function Shown({
  policy,
  before,
  version,
}: {
  policy: Policy;
  before: Policy | undefined;
  version: number;
}) {
  const [onlyChanged, setOnlyChanged] = useState(false);
  const all = policyLines(before && rulesOf(before), rulesOf(policy));
  const lines = onlyChanged ? all.filter((line) => line.changed) : all;
  return (
    <Stack gap="sm">
      <Group justify="space-between">
        <Title order={2}>Policy at registration: version {version}</Title>
        {version > 1 && (
          <Checkbox
            size="xs"
            label="Only changes from the previous version"
            checked={onlyChanged}
            onChange={(event) => setOnlyChanged(event.currentTarget.checked)}
          />
        )}
      </Group>
      {lines.length === 0 ? (
        <Empty title="No rules changed">Only the instructions may differ.</Empty>
      ) : (
        <Lines lines={lines} version={version} />
      )}
      <Title order={2}>
        Instructions
        {before !== undefined && before.instructions !== policy.instructions && (
          <Text span fz="xs" fw={600} c="var(--cs-at-risk)" ml={6}>
            ≠ changed
          </Text>
        )}
      </Title>
      {policy.instructions ? <Markdown text={policy.instructions} /> : <Text fz="sm">None.</Text>}
    </Stack>
  );
}

/** The policy as it was when the row came in, against the version before. */
export function PolicyPanel({ project, version }: { project: string; version: number }) {
  const policy = useQuery({ ...projectVersionQuery(project, version), select: policyOf });
  const before = useQuery({
    ...projectVersionQuery(project, version - 1),
    select: policyOf,
    enabled: version > 1,
  });
  return (
    <Asking query={policy} lines={12}>
      {(now) => <Shown policy={now} before={before.data} version={version} />}
    </Asking>
  );
}
