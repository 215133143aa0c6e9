import { Autocomplete, Group, Select, Stack, Switch, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ModelEntry, PreLabelPolicy } from '../../shared/api/types';
import { share } from '../../shared/ui/numbers';
import { Doubt } from './Doubt';
import { useDrafting } from './form';
import classes from './ModelSection.module.css';
import { MappedOptions } from './MappedOptions';
import { PercentInput } from './PercentInput';
import { boundOf, withBound } from '../../shared/projects/policy';
import { registryQuery } from '../../shared/models/queries';

const FIRST: PreLabelPolicy = {
  model: '',
  suggestFrom: 0.5,
  acceptFrom: 0.95,
  auditShare: 0.05,
  mapping: [],
};

/** Whether a model proposes labels, and what its confidence decides. */
export function ModelSection() {
  const { draft, change } = useDrafting();
  const { data } = useQuery(registryQuery);
  const models = data?.items ?? [];
  const { preLabel } = draft;
  return (
    <Stack maw={720}>
      <Switch
        label="A model proposes labels"
        description="Without one, every row goes to people."
        checked={preLabel !== null}
        onChange={(event) =>
          change(() => ({
            preLabel: event.currentTarget.checked ? { ...FIRST, ...newest(models) } : null,
          }))
        }
      />
      {preLabel !== null && <ModelFields preLabel={preLabel} models={models} />}
    </Stack>
  );
}

/** The version that came last, of the model of this name or of any. */
function newest(models: ModelEntry[], name?: string): { model: string; version?: string } {
  const found = models.findLast((one) => name === undefined || one.name === name);
  return found === undefined
    ? { model: name ?? '' }
    : { model: found.name, version: found.version };
}

function ModelFields({ preLabel, models }: { preLabel: PreLabelPolicy; models: ModelEntry[] }) {
  const { change, at, doubtAt } = useDrafting();
  const set = (part: Partial<PreLabelPolicy>) =>
    change(() => ({ preLabel: { ...preLabel, ...part } }));
  const names = [...new Set(models.map((model) => model.name))];
  const versions = models
    .filter((one) => one.name === preLabel.model)
    .map((one) => one.version)
    .toReversed();
  const choose = (name: string) => {
    const { suggestFrom, acceptFrom, auditShare } = preLabel;
    const kept = { suggestFrom, acceptFrom, auditShare, ...boundOf(preLabel) };
    change(() => ({ preLabel: { ...newest(models, name), ...kept, mapping: [] } }));
  };
  return (
    <>
      <Group align="flex-start">
        <Autocomplete
          label="Model"
          data={names}
          value={preLabel.model}
          error={at('preLabel.model')}
          onChange={choose}
          w={320}
        />
        {versions.length > 0 && (
          <Select
            label="Version"
            data={versions}
            value={preLabel.version ?? null}
            placeholder="As until now"
            error={at('preLabel.version')}
            allowDeselect={false}
            onChange={(version) => version !== null && set({ version })}
            w={140}
          />
        )}
      </Group>
      <Group align="flex-start">
        <PercentInput
          label="Show to people from"
          value={preLabel.suggestFrom}
          error={at('preLabel.suggestFrom')}
          onChange={(suggestFrom) => set({ suggestFrom })}
          w={200}
        />
        <PercentInput
          label="Accept from"
          value={preLabel.acceptFrom}
          error={at('preLabel.acceptFrom')}
          onChange={(acceptFrom) => set({ acceptFrom })}
          w={200}
        />
        <PercentInput
          label="Still reviewed"
          value={preLabel.auditShare}
          error={at('preLabel.auditShare')}
          onChange={(auditShare) => set({ auditShare })}
          w={200}
        />
      </Group>
      <PercentInput
        label="Stop if more is wrong than"
        description="Of the rows accepted without a person. Once the reviewed ones show that it is more, all rows go to people until a manager resumes. Empty: never by itself."
        step={1}
        value={preLabel.mostErrors ?? Number.NaN}
        error={at('preLabel.mostErrors')}
        onChange={(mostErrors) => change(() => ({ preLabel: withBound(preLabel, mostErrors) }))}
        w={416}
      />
      <Doubt text={doubtAt('preLabel.auditShare')} />
      <Thresholds preLabel={preLabel} />
      <MappedOptions preLabel={preLabel} />
    </>
  );
}

/** What each confidence leads to, as a scale from 0 to 100 %. */
function Thresholds({ preLabel }: { preLabel: PreLabelPolicy }) {
  const { suggestFrom, acceptFrom, auditShare } = preLabel;
  if (!(suggestFrom >= 0 && acceptFrom >= suggestFrom && acceptFrom <= 1)) return null;
  const parts = [
    { kind: 'label', width: suggestFrom, text: 'labelled by a person, without the proposal' },
    {
      kind: 'review',
      width: acceptFrom - suggestFrom,
      text: 'reviewed, with the proposal as label',
    },
    {
      kind: 'accept',
      width: 1 - acceptFrom,
      text: `accepted, ${share(auditShare)} of them still reviewed`,
    },
  ];
  return (
    <div>
      <div className={classes['scale']} aria-hidden>
        {parts.map(({ kind, width }) => (
          <div key={kind} data-kind={kind} style={{ flexGrow: width }} />
        ))}
      </div>
      <Stack gap={2} mt={6} component="ul" className={classes['legend'] ?? ''}>
        {parts.map(({ kind, text }, i) => (
          <li key={kind}>
            <span data-kind={kind} className={classes['swatch']} aria-hidden />
            <Text span fz="sm">
              {
                [
                  `Below ${share(suggestFrom)}`,
                  `From ${share(suggestFrom)}`,
                  `From ${share(acceptFrom)}`,
                ][i]
              }
              : {text}
            </Text>
          </li>
        ))}
      </Stack>
    </div>
  );
}
