import { List, Modal, Stack, Text } from '@mantine/core';
import type { Project } from '../../shared/api/types';
import { boundOf, modelName, policyOf } from '../../shared/projects/policy';
import { SavePolicy } from '../../shared/projects/SavePolicy';
import { share } from '../../shared/ui/numbers';
import type { Thresholds } from './outcome';

/** Puts thresholds into the project's rules, once that is confirmed. */
export function UseThreshold({
  project,
  model,
  version,
  thresholds,
  auditShare,
  opened,
  onClose,
}: {
  project: Project;
  model: string;
  version: string;
  thresholds: Thresholds;
  auditShare: number;
  opened: boolean;
  onClose: () => void;
}) {
  const policy = policyOf(project);
  const before = policy.preLabel ?? undefined;
  const { suggestFrom, acceptFrom } = thresholds;
  const mapping = before?.model === model ? before.mapping : [];
  const preLabel = {
    ...{ model, version, suggestFrom, acceptFrom, auditShare, mapping },
    ...boundOf(before),
  };
  const was = (value: number | undefined) =>
    value === undefined ? '' : `, currently ${share(value)}`;
  return (
    <Modal opened={opened} onClose={onClose} title="Use this threshold" size="lg">
      <Stack>
        <List fz="sm">
          {(before?.model !== model || before.version !== version) && (
            <List.Item>
              “{modelName(preLabel)}” proposes labels
              {before === undefined ? '' : ` instead of “${modelName(before)}”`}
            </List.Item>
          )}
          <List.Item>
            Proposals are shown to people from {share(suggestFrom)}
            {was(before?.suggestFrom)}
          </List.Item>
          <List.Item>
            Rows are accepted without a person from {share(acceptFrom)}
            {was(before?.acceptFrom)}
          </List.Item>
          <List.Item>{share(auditShare)} of those are still reviewed</List.Item>
        </List>
        <Text fz="sm" c="dimmed">
          New rows follow version {project.policyVersion + 1}. Existing rows keep the version they
          were imported under.
        </Text>
        <SavePolicy
          project={project}
          policy={{ ...policy, preLabel }}
          shown="comparison"
          said={(saved) => `Saved as version ${saved}`}
          onClose={onClose}
        />
      </Stack>
    </Modal>
  );
}
