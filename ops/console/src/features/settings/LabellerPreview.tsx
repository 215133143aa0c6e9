import { Box, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { drawingOf, kindOf, markingOf } from '../../shared/annotationKinds/registry';
import { isImageType } from '../../shared/content/content';
import { looks } from '../../shared/ui/look';
import type { DraftDefinition } from './draft';
import { useDrafting } from './form';
import classes from './LabellerPreview.module.css';

/** How the ontology looks to those who label. */
export function LabellerPreview() {
  const { draft } = useDrafting();
  const definitions = draft.ontology.annotations;
  const lookOf = looks(definitions);
  return (
    <Paper
      component="section"
      withBorder
      p="md"
      className={classes['preview']}
      aria-label="Preview"
    >
      <Stack gap="md">
        <Title order={2} size="h3">
          What a labeller sees
        </Title>
        <Sample image={isImageType(draft.mediaType)} definitions={definitions} />
        {definitions.map((definition) => (
          <Question
            key={definition.id}
            definition={definition}
            color={lookOf(definition.name).color}
          />
        ))}
      </Stack>
    </Paper>
  );
}

function Question({ definition, color }: { definition: DraftDefinition; color: string }) {
  const kind = kindOf(definition);
  return (
    <Stack gap={4}>
      <Group gap={6}>
        <Box className={classes['swatch']} style={{ background: color }} aria-hidden />
        <Text fz="sm" fw={600}>
          {definition.name || 'Unnamed'}
        </Text>
        {definition.required && (
          <Text fz="xs" c="dimmed">
            required
          </Text>
        )}
      </Group>
      {definition.description !== '' && (
        <Text fz="xs" c="dimmed">
          {definition.description}
        </Text>
      )}
      <kind.Preview definition={definition} />
    </Stack>
  );
}

/** A row that is none, with a mark of each kind that can be drawn. */
function Sample({ image, definitions }: { image: boolean; definitions: DraftDefinition[] }) {
  return image ? (
    <SampleImage definitions={definitions} />
  ) : (
    <SampleText definitions={definitions} />
  );
}

function SampleText({ definitions }: { definitions: DraftDefinition[] }) {
  const marked = definitions.find((definition) => markingOf(definition) !== undefined);
  const color = marked === undefined ? 'none' : looks(definitions)(marked.name).color;
  return (
    <Text fz="sm" className={classes['text']}>
      The parcel reached <span style={{ borderBottom: `3px solid ${color}` }}>Ada Lovelace</span> in
      Hamburg two days late.
    </Text>
  );
}

function SampleImage({ definitions }: { definitions: DraftDefinition[] }) {
  const lookOf = looks(definitions);
  const first = definitions.filter(
    ({ type }, place) => definitions.findIndex((one) => one.type === type) === place,
  );
  return (
    <svg viewBox="0 0 320 140" className={classes['image']} role="img" aria-label="A sample image">
      <circle cx="90" cy="70" r="34" className={classes['thing']} />
      <path d="M190 105 L230 35 L275 105 Z" className={classes['thing']} />
      {first.map((definition) => {
        const drawing = drawingOf(definition);
        if (drawing === undefined) return null;
        return <drawing.Sample key={definition.id} color={lookOf(definition.name).color} />;
      })}
    </svg>
  );
}
