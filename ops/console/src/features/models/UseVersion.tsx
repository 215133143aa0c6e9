import { Modal, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { PreLabelPolicy, Project } from '../../shared/api/types';
import { modelName, policyOf } from '../../shared/projects/policy';
import { PolicyPreview } from '../../shared/projects/PolicyPreview';
import { SavePolicy } from '../../shared/projects/SavePolicy';
import { projectQuery } from '../../shared/projects/queries';
import { share } from '../../shared/ui/numbers';

interface Version {
  name: string;
  version: string;
}

const FIRST = { suggestFrom: 0.5, acceptFrom: 0.9, auditShare: 0.05 };

/** The model's part of the rules with this version: what else it says stays. */
const withVersion = (
  before: PreLabelPolicy | undefined,
  { name, version }: Version,
): PreLabelPolicy => ({
  ...FIRST,
  ...before,
  model: name,
  version,
  mapping: before?.model === name ? before.mapping : [],
});

/** Puts a version of a model into the project's rules, after a look at what that changes. */
export function UseVersion({
  project,
  version,
  onClose,
}: {
  project: string;
  version: Version | undefined;
  onClose: () => void;
}) {
  const { data } = useQuery(projectQuery(project));
  return (
    <Modal
      opened={version !== undefined && data !== undefined}
      onClose={onClose}
      title="Use this version"
      size="lg"
    >
      {version !== undefined && data !== undefined && (
        <Promotion project={data} version={version} onClose={onClose} />
      )}
    </Modal>
  );
}

function Promotion({
  project,
  version,
  onClose,
}: {
  project: Project;
  version: Version;
  onClose: () => void;
}) {
  const rules = policyOf(project);
  const before = rules.preLabel;
  const preLabel = withVersion(before, version);
  const policy = { ...rules, preLabel };
  return (
    <Stack>
      <Text fz="sm">
        <b>{modelName(preLabel)}</b> proposes labels
        {before === undefined ? '' : ` instead of ${modelName(before)}`}, shown to people from{' '}
        {share(preLabel.suggestFrom)} and accepted from {share(preLabel.acceptFrom)}.
      </Text>
      <PolicyPreview project={project.id} policy={policy} />
      <Text fz="sm" c="dimmed">
        New rows follow version {project.policyVersion + 1}. Existing rows keep the version they
        were imported under. To go back, use the older version again.
      </Text>
      <SavePolicy
        project={project}
        policy={policy}
        shown="preview"
        said={(saved) => `${modelName(preLabel)} is used from policy version ${saved}`}
        onClose={onClose}
      />
    </Stack>
  );
}
