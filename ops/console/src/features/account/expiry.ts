const DAY_MILLISECONDS = 86_400_000;

/** How long a token may live, in days. */
export const LIFETIMES = [
  { value: '7', label: 'in a week' },
  { value: '30', label: 'in 30 days' },
  { value: '90', label: 'in 90 days' },
  { value: '365', label: 'in a year' },
  { value: 'never', label: 'never' },
];

/** When a token expires that is made `now`; nothing where it never does. */
export function expiryOf(days: string, now: number = Date.now()): string | undefined {
  const lifetime = Number(days);
  return Number.isNaN(lifetime)
    ? undefined
    : new Date(now + lifetime * DAY_MILLISECONDS).toISOString();
}
