import { Checkbox, List, Stack, Table, Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import type { Member, Role } from '../../shared/api/types';
import { EVERYBODY, useMe } from '../../shared/session/roles';
import { complain, tell } from '../../shared/ui/notify';
import { useChangeRoles } from './queries';
import { consequences, ROLE_WORDS, toggled } from './team';

/** Each person with a box for each role. */
export function RoleTable({
  project,
  members,
  editable,
}: {
  project: string;
  members: Member[];
  editable: boolean;
}) {
  const me = useMe();
  const change = useChangeRoles(project);
  const administers = me.admin || (me.projects[project] ?? []).includes('admin');
  const set = (member: Member, role: Role) => {
    const roles = toggled(member.roles, role, EVERYBODY);
    modals.openConfirmModal({
      title: question(member, role, roles, me.id),
      children: <RoleChange member={member} roles={roles} />,
      labels: { confirm: roles.length === 0 ? 'Remove' : 'Change roles', cancel: 'Cancel' },
      onConfirm: () =>
        change.mutate(
          { user: member.user, roles },
          { onSuccess: () => tell(`The roles of ${member.name} are changed`), onError: complain },
        ),
    });
  };
  return (
    <Table.ScrollContainer minWidth={700}>
      <Table verticalSpacing={6}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Name</Table.Th>
            {EVERYBODY.map((role) => (
              <Table.Th key={role} title={ROLE_WORDS[role].may}>
                {ROLE_WORDS[role].label}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {members.map((member) => (
            <Table.Tr key={member.user}>
              <Table.Th scope="row">
                {member.name}
                {member.user === me.id && (
                  <Text span fz="xs" c="dimmed" ml={6}>
                    you
                  </Text>
                )}
              </Table.Th>
              {EVERYBODY.map((role) => (
                <Table.Td key={role}>
                  <Checkbox
                    checked={shown(change.variables, change.isPending, member).includes(role)}
                    disabled={
                      !editable ||
                      change.isPending ||
                      !(administers || mayChange(member, role, me.id))
                    }
                    aria-label={`${member.name} is ${ROLE_WORDS[role].label.toLowerCase()}`}
                    onChange={() => set(member, role)}
                  />
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

/** The roles as they will be, while they are being changed. */
const shown = (
  asked: { user: string; roles: Role[] } | undefined,
  pending: boolean,
  member: Member,
): Role[] => (pending && asked?.user === member.user ? asked.roles : member.roles);

/** What managers who are no administrators may change: not that role, and none they would gain. */
const mayChange = (member: Member, role: Role, me: string): boolean =>
  role !== 'admin' && (member.user !== me || member.roles.includes(role));

/** What to ask before a role is given or taken away. */
function question(member: Member, role: Role, roles: Role[], me: string): string {
  const manages = (held: Role[]) => held.includes('manager') || held.includes('admin');
  if (member.user === me && manages(member.roles) && !manages(roles)) {
    return 'Stop managing this project yourself?';
  }
  if (roles.length === 0) return `Remove ${member.name} from the project?`;
  const name = ROLE_WORDS[role].label.toLowerCase();
  return roles.includes(role)
    ? `Make ${member.name} ${withArticle(name)}?`
    : `Take the role ${name} from ${member.name}?`;
}

const withArticle = (name: string) => (/^[aeiou]/.test(name) ? `an ${name}` : `a ${name}`);

/** What somebody may do after a change of their roles. */
function RoleChange({ member, roles }: { member: Member; roles: Role[] }) {
  const gone = roles.length === 0;
  return (
    <Stack gap="xs">
      <Text fz="sm">
        {gone
          ? `${member.name} will no longer see the project. Their past work stays.`
          : `After that, ${member.name}`}
      </Text>
      {!gone && (
        <List fz="sm">
          {roles.map((role) => (
            <List.Item key={role}>{ROLE_WORDS[role].may}</List.Item>
          ))}
        </List>
      )}
      {consequences(member.roles, roles).map((told) => (
        <Text key={told} fz="sm">
          {told}
        </Text>
      ))}
      <Text fz="sm" c="dimmed">
        Anyone who manages the project can change this again.
      </Text>
    </Stack>
  );
}
