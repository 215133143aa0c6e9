import {
  Spotlight,
  type SpotlightActionData,
  type SpotlightActionGroupData,
} from '@mantine/spotlight';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useKeys } from '../shared/keys/registry';
import { projectsQuery } from '../shared/projects/queries';
import { useMe } from '../shared/session/roles';
import { useFoundRows } from './foundRows';
import { placesFor, projectPlacesFor } from './navigation';

/** Goes anywhere by typing a few letters, of a row its key, or by `g` and a letter. */
export function GoTo({ project }: { project: string | undefined }) {
  const me = useMe();
  const navigate = useNavigate();
  const { data: projects } = useQuery(projectsQuery);
  const [typed, setTyped] = useState('');
  const { rows, searching } = useFoundRows(typed);
  const here = project === undefined ? [] : projectPlacesFor(me, project);
  const places = [...placesFor(me), ...here];
  const action = (id: string, label: string): SpotlightActionData => ({
    id,
    label,
    onClick: () => void navigate({ to: id }),
  });
  const groups: SpotlightActionGroupData[] = [
    { group: 'Places', actions: places.map((place) => action(place.to, place.label)) },
    {
      group: 'Projects',
      actions: (projects?.items ?? []).map((item) => action(`/projects/${item.id}`, item.name)),
    },
    {
      group: 'Rows',
      actions: rows.map((row) => ({
        ...action(`/projects/${row.project}/rows/${row.id}`, row.key),
        description: row.projectName,
      })),
    },
  ];
  useKeys(
    places.map((place) => ({
      key: `g ${place.key}`,
      does: `Go to ${place.label}`,
      run: () => void navigate({ to: place.to }),
    })),
  );
  return (
    <Spotlight
      actions={groups}
      shortcut={['mod + K']}
      query={typed}
      onQueryChange={setTyped}
      nothingFound={searching ? 'Searching…' : 'No matches'}
      limit={20}
      attributes={{ content: { 'aria-label': 'Go to' } }}
      scrollable
      searchProps={{
        placeholder: 'Go to a page, a project or the key of a row…',
        'aria-label': 'Go to',
      }}
    />
  );
}
