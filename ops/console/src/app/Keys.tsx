import { Group, Kbd, Modal, Stack, Text } from '@mantine/core';
import { bindings, useKeys } from '../shared/keys/registry';
import { create } from '../shared/store/store';

/** Whether the list of keys is shown. */
export const keysShown = create(false);

/** Every key that does something on the page at hand. */
export function Keys() {
  const shown = keysShown.use();
  const all = [...bindings.use().values()].filter((binding) => binding.enabled !== false);
  useKeys(
    [{ key: '?', does: 'Show keyboard shortcuts', run: () => keysShown.set((was) => !was) }],
    { always: true },
  );
  return (
    <Modal
      opened={shown}
      onClose={() => keysShown.set(() => false)}
      title="Keyboard shortcuts"
      size="md"
    >
      <Stack gap={6} component="dl" m={0}>
        {all.map((binding) => (
          <Group key={binding.key} justify="space-between" wrap="nowrap">
            <Text component="dt" fz="sm">
              {binding.does}
            </Text>
            <Text component="dd" m={0}>
              {binding.key.split(/[+ ]/).map((part) => (
                <Kbd key={part} ml={4}>
                  {part === 'Mod' ? 'Ctrl' : part}
                </Kbd>
              ))}
            </Text>
          </Group>
        ))}
      </Stack>
    </Modal>
  );
}
