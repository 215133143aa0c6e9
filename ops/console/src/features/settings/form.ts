import { useForm, type UseFormReturnType } from '@mantine/form';
import { createContext, useContext, useMemo, useState } from 'react';
import type { FieldError, FlowVersion, Policy } from '../../shared/api/types';
import { policyDoubts, policyFaults, projectFaults, type Fault } from './checks';
import { policyOfDraft, type Draft } from './draft';

/** The rules as they are being written, and what is wrong with them. */
export interface Drafting {
  form: UseFormReturnType<Draft>;
  draft: Draft;
  policy: Policy;
  /** The flows to choose from. */
  flows: FlowVersion[];
  faults: Fault[];
  /** Changes part of the rules. */
  change: (part: (draft: Draft) => Partial<Draft>) => void;
  /** What is wrong at a path of the server's, if it is to be shown yet. */
  at: (path: string) => string | undefined;
  /** What is odd at a path, though the server takes it. */
  doubtAt: (path: string) => string | undefined;
  /** Shows all that is wrong, also where nothing was typed yet. */
  showAll: () => void;
  /** Shows what the server found wrong, until something is changed. */
  refuse: (errors: FieldError[]) => void;
}

const DraftingContext = createContext<Drafting | undefined>(undefined);

export const DraftingProvider = DraftingContext.Provider;

export function useDrafting(): Drafting {
  const drafting = useContext(DraftingContext);
  if (drafting === undefined) throw new Error('Expected to be inside a form');
  return drafting;
}

const first = (faults: Fault[], path: string): string | undefined =>
  faults.find((fault) => fault.path === path)?.text;

/** A form over a project's rules; those of a new one have a name to give as well. */
export function useDraftForm(initial: Draft, flows: FlowVersion[], isNew: boolean): Drafting {
  const form = useForm<Draft>({ mode: 'controlled', initialValues: initial });
  const draft = form.values;
  const [shown, setShown] = useState(false);
  const [refused, setRefused] = useState<{ draft: Draft; faults: Fault[] }>();
  const policy = useMemo(() => policyOfDraft(draft), [draft]);
  const found = useMemo(
    () =>
      isNew
        ? projectFaults(draft.name, draft.mediaType, policy, flows)
        : policyFaults(draft.mediaType, policy, flows),
    [isNew, draft.name, draft.mediaType, policy, flows],
  );
  const doubts = useMemo(() => policyDoubts(policy), [policy]);
  const faults = refused?.draft === draft ? [...found, ...refused.faults] : found;
  const early = isNew && !shown && !form.isTouched('name');
  return {
    form,
    draft,
    policy,
    flows,
    faults,
    change: (part) => form.setValues((now) => part(now as Draft)),
    at: (path) => (path === 'name' && early ? undefined : first(faults, path)),
    doubtAt: (path) => (first(faults, path) === undefined ? first(doubts, path) : undefined),
    showAll: () => setShown(true),
    refuse: (errors) =>
      setRefused({ draft, faults: errors.map(({ path, detail }) => ({ path, text: detail })) }),
  };
}
