import { useCallback } from 'react';
import { useNameOf } from './people';

/** Who acts where no person does. */
const SYSTEM = 'countersign';

/** Names whoever acts in a project; `known` are people by id, such as those who left it. */
export function useNames(
  project: string,
  known: Readonly<Record<string, string>> = {},
): (user: string) => string {
  const nameOf = useNameOf(project);
  return useCallback(
    (user) => (user === SYSTEM ? 'Countersign' : (known[user] ?? nameOf(user))),
    [nameOf, known],
  );
}
