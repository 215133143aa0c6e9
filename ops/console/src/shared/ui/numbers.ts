const COUNT = new Intl.NumberFormat();
const SHARE = new Intl.NumberFormat(undefined, { style: 'percent', maximumFractionDigits: 1 });

export const count = (value: number): string => COUNT.format(value);

/** A share of 0 to 1 as a percentage; a dash where nothing was counted yet. */
export function share(value: number | null | undefined): string {
  return value === undefined || value === null || Number.isNaN(value) ? '–' : SHARE.format(value);
}
