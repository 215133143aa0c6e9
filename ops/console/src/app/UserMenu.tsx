import { Avatar, Group, Menu, Text, UnstyledButton, useMantineColorScheme } from '@mantine/core';
import {
  IconDeviceDesktop,
  IconKeyboard,
  IconLogout,
  IconMoon,
  IconSun,
} from '@tabler/icons-react';
import { useLogOut } from '../shared/session/queries';
import { useMe } from '../shared/session/roles';
import { keysShown } from './Keys';

const SCHEMES = [
  { scheme: 'light', label: 'Light', icon: IconSun },
  { scheme: 'dark', label: 'Dark', icon: IconMoon },
  { scheme: 'auto', label: 'System', icon: IconDeviceDesktop },
] as const;

export function UserMenu({ folded }: { folded: boolean }) {
  const me = useMe();
  const logOut = useLogOut();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <Menu position="top-start" width={220}>
      <Menu.Target>
        <UnstyledButton
          mih={{ base: 44, md: 26 }}
          aria-label={`${me.name}: appearance, keys, log out`}
        >
          <Group gap="xs" wrap="nowrap">
            <Avatar
              aria-hidden
              size={26}
              radius="xl"
              name={me.name}
              variant="filled"
              color="indigo.9"
            />
            {!folded && (
              <Text fz="sm" truncate maw={120}>
                {me.name}
              </Text>
            )}
          </Group>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>Appearance</Menu.Label>
        {SCHEMES.map(({ scheme, label, icon: Icon }) => (
          <Menu.Item
            key={scheme}
            leftSection={<Icon size={16} />}
            rightSection={colorScheme === scheme ? '✓' : null}
            onClick={() => setColorScheme(scheme)}
          >
            {label}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item
          leftSection={<IconKeyboard size={16} />}
          rightSection={<Text fz="xs">?</Text>}
          onClick={() => keysShown.set(() => true)}
        >
          Keyboard shortcuts{' '}
        </Menu.Item>
        <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => logOut.mutate()}>
          Log out
        </Menu.Item>
        <Menu.Divider />
        <Menu.Label>Countersign {me.version}</Menu.Label>
      </Menu.Dropdown>
    </Menu>
  );
}
