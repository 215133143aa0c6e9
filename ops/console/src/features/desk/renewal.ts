import { useEffect, useRef } from 'react';

/** How long after the last key, move or turn of the wheel somebody counts as working. */
const WORKING_MILLISECONDS = 60_000;
/** How long after a try the next one comes at the earliest. */
const AGAIN_MILLISECONDS = 30_000;

/** What decides about a renewal, all in milliseconds. */
interface Claim {
  now: number;
  /** When the claim ends. */
  until: number;
  /** How long one lasts. */
  lasts: number;
  worked: number | undefined;
  tried: number | undefined;
}

/** Whether a claim is to be renewed: in its second half, while somebody works on the task. */
export function isDue({ now, until, lasts, worked, tried }: Claim): boolean {
  const left = until - now;
  const works = worked !== undefined && now - worked < WORKING_MILLISECONDS;
  const rests = tried === undefined || now - tried >= AGAIN_MILLISECONDS;
  return left > 0 && left <= lasts / 2 && works && rests;
}

const SIGNS = ['pointerdown', 'pointermove', 'keydown', 'wheel'] as const;

/** Renews a claim as often as it is needed while somebody works. */
export function useRenewal(now: number, until: number, lasts: number, renew: () => void): void {
  const worked = useRef<number>(undefined);
  const tried = useRef<number>(undefined);
  useEffect(() => {
    const note = () => {
      worked.current = Date.now();
    };
    SIGNS.forEach((sign) => window.addEventListener(sign, note, { passive: true }));
    return () => SIGNS.forEach((sign) => window.removeEventListener(sign, note));
  }, []);
  useEffect(() => {
    if (!isDue({ now, until, lasts, worked: worked.current, tried: tried.current })) return;
    tried.current = now;
    renew();
  });
}
