import { useEffect, useState } from 'react';

/** Whether Ctrl, or Cmd on a Mac, is held; let go of together with the window. */
export function useModifier(): boolean {
  const [held, setHeld] = useState(false);
  useEffect(() => {
    const follow = (event: KeyboardEvent) => setHeld(event.ctrlKey || event.metaKey);
    const drop = () => setHeld(false);
    window.addEventListener('keydown', follow);
    window.addEventListener('keyup', follow);
    window.addEventListener('blur', drop);
    return () => {
      window.removeEventListener('keydown', follow);
      window.removeEventListener('keyup', follow);
      window.removeEventListener('blur', drop);
    };
  }, []);
  return held;
}
