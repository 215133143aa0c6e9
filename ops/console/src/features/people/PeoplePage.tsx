import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { AccessRecord } from '../../shared/accessRecord/AccessRecord';
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
        <Empty title="Only administrators can see this page">
          The people of a project are on its People page.
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
            title={`The password of ${given.name}, shown only once`}
            value={given.password}
            hint="Pass it on. It can be changed on the Account page."
          />
        )}
        <Asking query={people} lines={8}>
          {({ items }) => <FoundPeople people={items} onGiven={setGiven} />}
        </Asking>
        <AccessRecord />
      </Stack>
    </Page>
  );
}
