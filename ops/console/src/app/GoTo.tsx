import {
  Spotlight,
  type SpotlightActionData,
  type SpotlightActionGroupData,
} from '@mantine/spotlight';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useKeys } from '../shared/keys/registry';
import { projectsQuery } from '../shared/projects/queries';
import { useMe } from '../shared/session/roles';
import { placesFor, projectPlacesFor } from './navigation';

/** Goes anywhere by typing a few letters, or by `g` and a letter. */
export function GoTo({ project }: { project: string | undefined }) {
  const me = useMe();
  const navigate = useNavigate();
  const { data: projects } = useQuery(projectsQuery);
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
      nothingFound="No matches"
      limit={12}
      searchProps={{ placeholder: 'Go to…', 'aria-label': 'Go to' }}
    />
  );
}
