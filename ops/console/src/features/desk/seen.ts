import { useCallback, useEffect, useState } from 'react';

/** Whether a row was on the screen for long enough to be decided. */
export interface Seen {
  enough: boolean;
  /** Says that the row is on the screen. */
  shown: () => void;
}

/**
 * Counts from when the row is shown, and anew when the page comes back from where nobody sees it.
 * A key or a click before that was meant for the row before.
 */
export function useSeen(milliseconds: number): Seen {
  const [isShown, setShown] = useState(false);
  const [enough, setEnough] = useState(milliseconds <= 0);
  useEffect(() => {
    if (!isShown || enough) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const count = () => {
      clearTimeout(timer);
      if (!document.hidden) timer = setTimeout(() => setEnough(true), milliseconds);
    };
    count();
    document.addEventListener('visibilitychange', count);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', count);
    };
  }, [isShown, enough, milliseconds]);
  const shown = useCallback(() => setShown(true), []);
  return { enough, shown };
}
