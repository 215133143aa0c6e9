import { Autocomplete, Group, Stack, Switch, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { PreLabelPolicy } from '../../shared/api/types';
import { share } from '../../shared/ui/numbers';
import { Doubt } from './Doubt';
import { useDrafting } from './form';
import classes from './ModelSection.module.css';
import { PercentInput } from './PercentInput';
import { registryQuery } from '../../shared/models/queries';

const FIRST: PreLabelPolicy = { model: '', suggestFrom: 0.5, acceptFrom: 0.95, auditShare: 0.05 };

/** Whether a model proposes labels, and what its confidence decides. */
export function ModelSection() {
  const { draft, change } = useDrafting();
  const { data } = useQuery(registryQuery);
  const names = [...new Set(data?.items.map((model) => model.name) ?? [])];
  const { preLabel } = draft;
  return (
    <Stack maw={720}>
      <Switch
        label="A model proposes labels"
        description="Without one, every row goes to people."
        checked={preLabel !== null}
        onChange={(event) =>
          change(() => ({
            preLabel: event.currentTarget.checked ? { ...FIRST, model: names[0] ?? '' } : null,
          }))
        }
      />
      {preLabel !== null && <ModelFields preLabel={preLabel} names={names} />}
    </Stack>
  );
}

function ModelFields({ preLabel, names }: { preLabel: PreLabelPolicy; names: string[] }) {
  const { change, at, doubtAt } = useDrafting();
  const set = (part: Partial<PreLabelPolicy>) =>
    change(() => ({ preLabel: { ...preLabel, ...part } }));
  return (
    <>
      <Autocomplete
        label="Model"
        description="The latest version is used."
        data={names}
        value={preLabel.model}
        error={at('preLabel.model')}
        onChange={(model) => set({ model })}
        maw={320}
      />
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
      <Doubt text={doubtAt('preLabel.auditShare')} />
      <Thresholds preLabel={preLabel} />
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
