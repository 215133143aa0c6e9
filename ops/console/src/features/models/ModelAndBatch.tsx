import { Group, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { projectQuery } from '../../shared/projects/queries';
import { fits, takes } from './fits';
import { batchesQuery } from '../../shared/batches/queries';
import { registryQuery } from '../../shared/models/queries';

/** Which model, at which version, over which batch. */
export interface Asked {
  model: string;
  version: string;
  batch: string;
}

const idOf = ({ model, version }: { model: string; version: string }) => `${model} ${version}`;

/** What is chosen, filled up with the newest model that fits and the newest batch. */
export function useAsked(project: string, chosen: Partial<Asked>): Asked | undefined {
  const models = useQuery(registryQuery).data?.items ?? [];
  const batches = useQuery(batchesQuery(project)).data?.items ?? [];
  const here = useQuery(projectQuery(project)).data;
  const candidates = models.filter((one) =>
    chosen.model === undefined ? here !== undefined && fits(one, here) : one.name === chosen.model,
  );
  const newest = candidates.at(-1);
  const model = chosen.model ?? newest?.name;
  const version = chosen.version ?? newest?.version;
  const batch = chosen.batch ?? batches.at(-1)?.id;
  return model === undefined || version === undefined || batch === undefined
    ? undefined
    : { model, version, batch };
}

/** Chooses a model at a version, and a batch. */
export function ModelAndBatch({
  project,
  asked,
  onChange,
}: {
  project: string;
  asked: Partial<Asked>;
  onChange: (asked: Partial<Asked>) => void;
}) {
  const models = useQuery(registryQuery).data?.items ?? [];
  const batches = useQuery(batchesQuery(project)).data?.items ?? [];
  const here = useQuery(projectQuery(project)).data;
  const choices = models
    .filter((one) => here !== undefined && takes(one, here))
    .map(({ name, version }) => ({ model: name, version }))
    .toReversed();
  return (
    <Group align="flex-end">
      <Select
        label="Model"
        w={220}
        allowDeselect={false}
        searchable
        data={choices.map(idOf)}
        value={
          asked.model === undefined
            ? null
            : idOf({ model: asked.model, version: asked.version ?? '' })
        }
        onChange={(id) => onChange({ ...asked, ...choices.find((one) => idOf(one) === id) })}
      />
      <Select
        label="Batch"
        w={220}
        allowDeselect={false}
        searchable
        data={batches.map(({ id, name }) => ({ value: id, label: name })).toReversed()}
        value={asked.batch ?? null}
        onChange={(batch) => onChange({ ...asked, ...(batch === null ? {} : { batch }) })}
      />
    </Group>
  );
}
