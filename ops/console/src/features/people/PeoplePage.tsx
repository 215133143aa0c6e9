import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Secret } from '../../shared/secret/Secret';
import { useMe } from '../../shared/session/roles';
import { Asking, Empty } from '../../shared/ui/Asking';
import { Page } from '../../shared/ui/Page';
import { AddPerson } from './AddPerson';
import { FoundPeople } from './FoundPeople';
import type { Given } from './password';
import { peopleQuery } from './queries';

/** Everybody who can log in here. */
export function PeoplePage() {
  const me = useMe();
  const people = useQuery(peopleQuery(me.admin));
  const [given, setGiven] = useState<Given>();
  if (!me.admin) {
    return (
      <Page title="People">
        <Empty title="Only those who run this installation see its people">
          The people of a project are on its own page.
        </Empty>
      </Page>
    );
  }
  return (
    <Page title="People">
      <Stack gap="lg">
        <AddPerson onAdded={setGiven} />
        {given !== undefined && (
          <Secret
            title={`The password of ${given.name}, shown only now`}
            value={given.password}
            hint="Pass it on; it can be changed under the account."
          />
        )}
        <Asking query={people} lines={8}>
          {({ items }) => <FoundPeople people={items} onGiven={setGiven} />}
        </Asking>
      </Stack>
    </Page>
  );
}
