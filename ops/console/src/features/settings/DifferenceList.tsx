import { List, Stack, Text } from '@mantine/core';
import type { Difference } from './differences';
import { SECTION_LABELS } from './PolicyTabs';

/** What differs, by part of the rules; `marked` says at which paths something is to be noted. */
export function DifferenceList({
  differences,
  marked = [],
  mark = '',
}: {
  differences: Difference[];
  marked?: string[];
  mark?: string;
}) {
  const sections = [...new Set(differences.map((one) => one.section))];
  return (
    <Stack gap="xs">
      {sections.map((section) => (
        <div key={section}>
          <Text fz="xs" fw={600} c="dimmed">
            {SECTION_LABELS[section]}
          </Text>
          <List fz="sm" spacing={2}>
            {differences
              .filter((one) => one.section === section)
              .map(({ path, text }) => (
                <List.Item key={`${path} ${text}`}>
                  {text}
                  {marked.includes(path) && (
                    <Text span fz="xs" c="var(--cs-at-risk)" ml={6}>
                      {mark}
                    </Text>
                  )}
                </List.Item>
              ))}
          </List>
        </div>
      ))}
    </Stack>
  );
}
