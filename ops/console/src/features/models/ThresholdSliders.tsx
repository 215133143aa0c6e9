import { Group, NumberInput, RangeSlider, Stack } from '@mantine/core';
import type { Thresholds } from './outcome';

const percent = (value: number): number => Math.round(value * 1000) / 10;
const fraction = (value: number | string): number =>
  Math.max(0, Math.min(100, Number(value))) / 100;

/** Moves both thresholds, by mouse, by keys, or as numbers. */
export function ThresholdSliders({
  thresholds,
  onChange,
}: {
  thresholds: Thresholds;
  onChange: (thresholds: Thresholds) => void;
}) {
  const { suggestFrom, acceptFrom } = thresholds;
  return (
    <Stack gap="md">
      <RangeSlider
        value={[percent(suggestFrom), percent(acceptFrom)]}
        onChange={([suggest, accept]) =>
          onChange({ suggestFrom: suggest / 100, acceptFrom: accept / 100 })
        }
        min={0}
        max={100}
        step={0.5}
        minRange={0}
        label={(value) => `${value} %`}
        thumbFromLabel="Show to people from"
        thumbToLabel="Accept from"
      />
      <Group>
        <NumberInput
          label="Show to people from"
          suffix=" %"
          value={percent(suggestFrom)}
          onChange={(value) =>
            onChange({ acceptFrom, suggestFrom: Math.min(acceptFrom, fraction(value)) })
          }
          w={170}
        />
        <NumberInput
          label="Accept from"
          suffix=" %"
          value={percent(acceptFrom)}
          onChange={(value) =>
            onChange({ suggestFrom, acceptFrom: Math.max(suggestFrom, fraction(value)) })
          }
          w={170}
        />
      </Group>
    </Stack>
  );
}
