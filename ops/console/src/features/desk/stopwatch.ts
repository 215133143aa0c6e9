import { useEffect, useState } from 'react';

const MILLISECONDS = 1_000;

/** Time on a task; what passes while nobody can see the page does not count. */
export interface Stopwatch {
  seconds: () => number;
  pause: () => void;
  go: () => void;
}

export function stopwatch(before: number, now: () => number): Stopwatch {
  let counted = before * MILLISECONDS;
  let since: number | undefined = now();
  const running = () => (since === undefined ? 0 : now() - since);
  return {
    seconds: () => Math.round((counted + running()) / 100) / 10,
    pause: () => {
      counted += running();
      since = undefined;
    },
    go: () => {
      since ??= now();
    },
  };
}

const CLOCK = () => performance.now();

/** Measures from when a task is first shown; `before` were spent on it earlier. */
export function useStopwatch(before: number): Stopwatch {
  const [watch] = useState(() => stopwatch(before, CLOCK));
  useEffect(() => {
    const seen = () => (document.hidden ? watch.pause() : watch.go());
    seen();
    document.addEventListener('visibilitychange', seen);
    return () => document.removeEventListener('visibilitychange', seen);
  }, [watch]);
  return watch;
}
