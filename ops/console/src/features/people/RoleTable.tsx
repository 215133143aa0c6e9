import { Checkbox, Table, Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import type { Member, Role } from '../../shared/api/types';
import { EVERYBODY, useMe } from '../../shared/session/roles';
import { complain } from '../../shared/ui/notify';
import { useChangeRoles } from './queries';
import { ROLE_WORDS, toggled } from './team';

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
    const run = () => change.mutate({ user: member.user, roles }, { onError: complain });
    const question = warning(member, roles, me.id);
    if (question === undefined) run();
    else {
      modals.openConfirmModal({
        title: question,
        children: <Text fz="sm">Anyone who manages the project can undo this.</Text>,
        labels: { confirm: 'Continue', cancel: 'Cancel' },
        onConfirm: run,
      });
    }
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

/** What to ask before roles are taken away. */
function warning(member: Member, roles: Role[], me: string): string | undefined {
  const manages = (held: Role[]) => held.includes('manager') || held.includes('admin');
  if (member.user === me && manages(member.roles) && !manages(roles)) {
    return 'Stop managing this project yourself?';
  }
  return roles.length === 0 ? `Remove ${member.name} from the project?` : undefined;
}
