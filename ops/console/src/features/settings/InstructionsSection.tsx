import { Grid, Paper, Text, Textarea } from '@mantine/core';
import { Markdown } from '../../shared/ui/Markdown';
import { useDrafting } from './form';

/** What those who label and review read, in Markdown, beside how it looks. */
export function InstructionsSection() {
  const { draft, change, at } = useDrafting();
  return (
    <Grid>
      <Grid.Col span={{ base: 12, md: 6 }}>
        <Textarea
          label="Instructions"
          description="Markdown: # for headings, - for lists, ** for bold"
          autosize
          minRows={16}
          maxRows={32}
          value={draft.instructions}
          error={at('instructions')}
          onChange={(event) => {
            const instructions = event.currentTarget.value;
            change(() => ({ instructions }));
          }}
          styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
        />
      </Grid.Col>
      <Grid.Col span={{ base: 12, md: 6 }}>
        <Text fz="sm" fw={500} mb={4}>
          Preview
        </Text>
        <Paper withBorder p="md" mih={120}>
          {draft.instructions.trim() === '' ? (
            <Text fz="sm" c="dimmed">
              Nothing yet. Explain each option, and what to choose when in doubt.
            </Text>
          ) : (
            <Markdown text={draft.instructions} />
          )}
        </Paper>
      </Grid.Col>
    </Grid>
  );
}
