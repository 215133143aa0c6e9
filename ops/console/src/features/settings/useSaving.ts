import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Problem } from '../../shared/api/problem';
import type { Policy, Project } from '../../shared/api/types';
import { useChangePolicy } from '../../shared/projects/mutations';
import { policyOf } from '../../shared/projects/policy';
import { tell } from '../../shared/ui/notify';
import { differences, type Difference } from './differences';
import { draftOf } from './draft';
import type { Drafting } from './form';
import { mergePolicies } from './merge';

interface Saving {
  /** The version that the edits are made on. */
  version: number;
  changes: Difference[];
  /** Whether others saved since. */
  newer: boolean;
  /** What others changed since, where one's own edits are in the way. */
  theirs: Difference[] | undefined;
  save: () => void;
  saving: boolean;
  failure: unknown;
  forgetFailure: () => void;
  keepMine: () => void;
  takeTheirs: () => void;
}

/** Saves edits against the version that they were made on; `project` is the newest one known. */
export function useSaving(project: Project, drafting: Drafting): Saving {
  const client = useQueryClient();
  const change = useChangePolicy(project.id);
  const [base, setBase] = useState(project);
  const basePolicy = policyOf(base);
  const changes = differences(basePolicy, drafting.policy, drafting.flows);
  const newer = project.policyVersion > base.policyVersion && !change.isPending;
  const start = (from: Project, policy: Policy) => {
    setBase(from);
    drafting.form.setValues(draftOf(project.name, project.mediaType, policy));
    change.reset();
  };
  const save = () =>
    change.mutate(
      { policy: drafting.policy, expectedVersion: base.policyVersion },
      {
        onSuccess: (answer) => {
          start(answer, policyOf(answer));
          tell(`Saved as version ${answer.policyVersion}`);
        },
        onError: (error) => {
          if (!(error instanceof Problem)) return;
          drafting.refuse(error.errors);
          if (error.code === 'STALE_VERSION') {
            void client.invalidateQueries({ queryKey: ['project', project.id] });
          }
        },
      },
    );
  const mine = drafting.policy;
  return {
    version: base.policyVersion,
    changes,
    newer,
    theirs:
      newer && changes.length > 0
        ? differences(basePolicy, policyOf(project), drafting.flows)
        : undefined,
    save,
    saving: change.isPending,
    failure: change.error,
    forgetFailure: () => change.reset(),
    keepMine: () =>
      start(project, mergePolicies({ base: basePolicy, mine, theirs: policyOf(project) })),
    takeTheirs: () => start(project, policyOf(project)),
  };
}
