import { VisuallyHidden } from '@mantine/core';
import { useState } from 'react';

/** Says what happened to those who do not see it. */
export function useAnnouncer() {
  const [text, setText] = useState('');
  return {
    say: setText,
    announcer: (
      <VisuallyHidden role="status" aria-live="polite">
        {text}
      </VisuallyHidden>
    ),
  };
}
