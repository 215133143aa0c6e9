import { SegmentedControl, Stack, Text, Title, useMantineColorScheme } from '@mantine/core';
import { useMe } from '../../shared/session/roles';
import { Page } from '../../shared/ui/Page';
import { PasswordForm } from './PasswordForm';
import { Tokens } from './Tokens';

/** One's own tokens, password and appearance. */
export function AccountPage() {
  const me = useMe();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <Page title="Account">
      <Stack gap="xl" maw={860}>
        <Text fz="sm" c="dimmed">
          Signed in as {me.name}.
        </Text>
        <Tokens />
        <PasswordForm />
        <section>
          <Title order={2} mb="xs" id="appearance">
            Appearance
          </Title>
          <SegmentedControl
            aria-labelledby="appearance"
            value={colorScheme}
            onChange={(scheme) => setColorScheme(scheme)}
            data={[
              { value: 'light', label: 'Light' },
              { value: 'dark', label: 'Dark' },
              { value: 'auto', label: 'System' },
            ]}
          />
        </section>
      </Stack>
    </Page>
  );
}
