const ISO = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;

/** The minutes of an ISO duration such as `PT1H30M`; nothing where it is none. */
export function minutesOf(iso: string): number | undefined {
  const found = ISO.exec(iso);
  if (found === null || iso === 'P' || iso.endsWith('T')) return undefined;
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = found
    .slice(1)
    .map((amount) => Number(amount || 0));
  return days * 1440 + hours * 60 + minutes + seconds / 60;
}

/** An ISO duration in hours, minutes and seconds, as the server writes it. */
export function isoOf(minutes: number): string {
  const total = Math.round(minutes * 60);
  const parts: [number, string][] = [
    [Math.floor(total / 3600), 'H'],
    [Math.floor(total / 60) % 60, 'M'],
    [total % 60, 'S'],
  ];
  const written = parts
    .filter(([amount]) => amount > 0)
    .map(([amount, unit]) => `${amount}${unit}`);
  return `PT${written.join('') || '0S'}`;
}

/** "8 h", "1 h 30 min". */
export function spokenDuration(iso: string): string {
  const minutes = minutesOf(iso);
  if (minutes === undefined) return iso;
  const hours = Math.floor(minutes / 60);
  const rest = Math.round((minutes - hours * 60) * 10) / 10;
  const said = [hours > 0 ? `${hours} h` : '', rest > 0 ? `${rest} min` : ''].filter(Boolean);
  return said.join(' ') || '0 min';
}
