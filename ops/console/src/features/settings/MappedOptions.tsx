import { Select, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { MappedOption, PreLabelPolicy } from '../../shared/api/types';
import { previewQuery } from '../../shared/projects/preview';
import { count } from '../../shared/ui/numbers';
import { useDrafting } from './form';

/** Stands for no option, which a list of texts has no other word for. */
const NONE = '\u0000none';

/** The mapping with another target for an option; undefined takes it out. */
export function withTarget(
  mapping: MappedOption[],
  from: string,
  to: string | null | undefined,
): MappedOption[] {
  const others = mapping.filter((one) => one.from !== from);
  if (to === undefined) return others;
  return [...others, to === null ? { from } : { from, to }];
}

/** Options that the model knows and the ontology does not have: what their answers count as. */
export function MappedOptions({ preLabel }: { preLabel: PreLabelPolicy }) {
  const { project } = useParams({ strict: false });
  const { policy, faults, change, at } = useDrafting();
  const asked = { ...policy, preLabel: { ...preLabel, suggestFrom: 0, acceptFrom: 1 } };
  const { data } = useQuery({
    ...previewQuery(project ?? '', asked),
    enabled: project !== undefined && faults.length === 0,
  });
  const mapping = preLabel.mapping;
  const missing = (data?.missing ?? []).filter(
    ({ option }) => !mapping.some((one) => one.from === option),
  );
  if (mapping.length === 0 && missing.length === 0) return null;
  const options = [...new Set(policy.ontology.annotations.flatMap((one) => one.options))];
  const set = (from: string, value: string | null) => {
    const to = value === null ? undefined : value === NONE ? null : value;
    change(() => ({ preLabel: { ...preLabel, mapping: withTarget(mapping, from, to) } }));
  };
  const choice = (from: string, value: string | null, description: string, error?: string) => (
    <Select
      key={from}
      label={`“${from}” counts as`}
      description={description}
      placeholder="Not decided: answers are left out"
      data={[{ value: NONE, label: 'No option: rows go to people' }, ...options]}
      value={value}
      error={error}
      clearable
      searchable
      onChange={(next) => set(from, next)}
      maw={420}
    />
  );
  return (
    <Stack gap="xs" component="section" aria-label="Options that the model knows">
      <Text fz="sm" fw={500}>
        Options that the model knows, and the ontology does not have
      </Text>
      {mapping.map(({ from, to }, i) =>
        choice(from, to ?? NONE, 'Mapped', at(`preLabel.mapping[${i}].to`)),
      )}
      {missing.map(({ option, rows }) =>
        choice(
          option,
          null,
          `The model’s answer for ${count(rows)} of the last ${count(data?.sample ?? 0)} rows`,
        ),
      )}
    </Stack>
  );
}
