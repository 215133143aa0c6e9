import { NumberInput, type NumberInputProps } from '@mantine/core';

/** A share of 0 to 1, typed as a percentage. */
export function PercentInput({
  value,
  onChange,
  ...input
}: { value: number; onChange: (share: number) => void } & Omit<
  NumberInputProps,
  'value' | 'onChange'
>) {
  return (
    <NumberInput
      suffix=" %"
      min={0}
      max={100}
      step={5}
      decimalScale={2}
      clampBehavior="none"
      value={Number.isNaN(value) ? '' : Math.round(value * 10_000) / 100}
      onChange={(percent) =>
        onChange(percent === '' ? Number.NaN : Math.round(Number(percent) * 100) / 10_000)
      }
      w={140}
      {...input}
    />
  );
}
