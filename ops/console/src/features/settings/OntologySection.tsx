import { Button, Grid, Stack, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { draftDefinition, type DraftDefinition } from './draft';
import { DefinitionEditor } from './DefinitionEditor';
import { Wrong } from './Doubt';
import { useDrafting } from './form';
import { LabellerPreview } from './LabellerPreview';
import { freeName, moved } from './lists';
import { useAnnouncer } from './Announcer';

/** What may be said of a row, and how that looks to those who say it. */
export function OntologySection() {
  const { draft, change, at } = useDrafting();
  const { say, announcer } = useAnnouncer();
  const definitions = draft.ontology.annotations;
  const set = (annotations: DraftDefinition[]) => change(() => ({ ontology: { annotations } }));
  const add = () => {
    const name = freeName(
      'annotation',
      definitions.map((one) => one.name),
    );
    set([
      ...definitions,
      draftDefinition({ name, type: 'choice', options: ['Yes', 'No'], required: false }),
    ]);
  };
  return (
    <Grid gap="xl">
      <Grid.Col span={{ base: 12, lg: 7 }}>
        <Stack>
          <Text fz="sm" c="dimmed">
            What people and models can say about a row. Every label is checked against it.
          </Text>
          <Wrong text={at('ontology.annotations')} />
          {definitions.map((definition, i) => (
            <DefinitionEditor
              key={definition.id}
              definition={definition}
              at={i}
              count={definitions.length}
              onChange={(part) =>
                set(
                  definitions.map((one) => (one.id === definition.id ? { ...one, ...part } : one)),
                )
              }
              onMove={(by) => {
                set(moved(definitions, i, i + by));
                say(`${definition.name} is number ${i + by + 1} of ${definitions.length}`);
              }}
              onRemove={() => set(definitions.filter((one) => one.id !== definition.id))}
              say={say}
            />
          ))}
          <Button
            variant="default"
            leftSection={<IconPlus size={16} />}
            onClick={add}
            style={{ alignSelf: 'flex-start' }}
          >
            Add a question
          </Button>
          {announcer}
        </Stack>
      </Grid.Col>
      <Grid.Col span={{ base: 12, lg: 5 }}>
        <LabellerPreview />
      </Grid.Col>
    </Grid>
  );
}
