import { Button, Group, NumberInput, Select, Stack, Switch, Text, TextInput } from '@mantine/core';
import type { Group as Reviewers, QualityPolicy, ReviewStage } from '../../shared/api/types';
import { flowOf } from '../../shared/projects/flows';
import {
  claimOrderOf,
  claimOrderOptions,
  groupOptions,
  minimumViewOf,
  skipsAreConfirmed,
} from '../../shared/projects/policy';
import { useAnnouncer } from './Announcer';
import { Doubt, Wrong } from './Doubt';
import { withAnotherStage, withoutStage, withStageName, type Draft } from './draft';
import { FlowChoice } from './FlowChoice';
import { useDrafting } from './form';
import { OptionList } from './OptionList';
import { PercentInput } from './PercentInput';

/** Who looks at labels, at how many of them, and what a rejection may say. */
export function ReviewSection() {
  const { draft, change, at, doubtAt, flows } = useDrafting();
  const { say, announcer } = useAnnouncer();
  const { review } = draft;
  const set = (part: Partial<Draft['review']>) =>
    change(() => ({ review: { ...review, ...part } }));
  return (
    <Stack maw={760} gap="lg">
      <FlowChoice />
      <QualityFields />
      {review.stages.map((stage, i) => (
        <StageFields key={i} stage={stage} place={i} />
      ))}
      {review.stages.length < (flowOf(flows, review)?.mostStages ?? 0) && (
        <Button
          variant="default"
          onClick={() => change(() => ({ review: withAnotherStage(review) }))}
          style={{ alignSelf: 'flex-start' }}
        >
          Add a review
        </Button>
      )}
      <Wrong text={at('review.stages')} />
      <Doubt text={doubtAt('review.stages')} />
      <Group align="flex-start">
        <NumberInput
          label="Rounds of labelling"
          description="After that, a lead decides"
          value={Number.isNaN(review.maxRounds) ? '' : review.maxRounds}
          error={at('review.maxRounds')}
          onChange={(rounds) => set({ maxRounds: rounds === '' ? Number.NaN : Number(rounds) })}
          clampBehavior="none"
          w={220}
        />
        <NumberInput
          label="Claims expire after"
          description="After that, others can take the task"
          suffix=" minutes"
          value={Number.isNaN(review.claimMinutes) ? '' : review.claimMinutes}
          error={at('review.claimMinutes')}
          onChange={(value) => set({ claimMinutes: value === '' ? Number.NaN : Number(value) })}
          clampBehavior="none"
          w={220}
        />
        <NumberInput
          label="Least time on screen"
          description="Decisions on a row before that are ignored"
          suffix=" ms"
          value={Number.isNaN(minimumViewOf(review)) ? '' : minimumViewOf(review)}
          error={at('review.minimumViewMillis')}
          onChange={(value) =>
            set({ minimumViewMillis: value === '' ? Number.NaN : Number(value) })
          }
          clampBehavior="none"
          w={220}
        />
        <Select
          label="Next task"
          description="What comes first; changes at once"
          data={claimOrderOptions}
          value={claimOrderOf(review)}
          onChange={(claimOrder) => claimOrder !== null && set({ claimOrder })}
          allowDeselect={false}
          w={260}
        />
      </Group>
      {review.stages.length > 1 && (
        <Switch
          label="One person may review a label at several stages"
          description="For small teams; never a label that they wrote or corrected"
          checked={review.repeatReviewers}
          onChange={(event) => set({ repeatReviewers: event.currentTarget.checked })}
        />
      )}
      <Switch
        label="A second person confirms skips"
        description="Whoever skips a row first gives it to another person, who is not told. Only if they skip it, too, is it skipped. Every role needs two people for that."
        checked={skipsAreConfirmed(review)}
        onChange={(event) => set({ confirmSkips: event.currentTarget.checked })}
      />
      <Stack gap={6} maw={480}>
        <Text fz="sm" fw={500}>
          Reasons to reject
        </Text>
        <OptionList
          what="reason"
          label="Reasons to reject"
          options={review.rejectionReasons}
          onChange={(rejectionReasons) => set({ rejectionReasons })}
          say={say}
        />
        <Wrong text={at('review.rejectionReasons')} />
        {announcer}
      </Stack>
    </Stack>
  );
}

/** How sure labels are to be, in a flow that looks until they are. */
function QualityFields() {
  const { draft, change, at } = useDrafting();
  const { quality } = draft;
  if (quality === null) return null;
  const set = (part: Partial<QualityPolicy>) =>
    change(() => ({ quality: { ...quality, ...part } }));
  return (
    <Stack gap={4}>
      <Group align="flex-start">
        <PercentInput
          label="Wanted accuracy"
          description="A label is accepted once it is this sure"
          value={quality.target}
          error={at('quality.target')}
          onChange={(target) => set({ target })}
          step={0.5}
          w={260}
        />
        <NumberInput
          label="Most looks at a row"
          description="After that, a lead decides"
          value={Number.isNaN(quality.mostLooks) ? '' : quality.mostLooks}
          error={at('quality.mostLooks')}
          onChange={(looks) => set({ mostLooks: looks === '' ? Number.NaN : Number(looks) })}
          clampBehavior="none"
          w={220}
        />
      </Group>
      <Wrong text={at('quality')} />
    </Stack>
  );
}

function StageFields({ stage, place }: { stage: ReviewStage; place: number }) {
  const { draft, change, at, flows } = useDrafting();
  const path = `review.stages[${place}]`;
  const set = (part: Partial<ReviewStage>) =>
    change(({ review }) => ({
      review: {
        ...review,
        stages: review.stages.map((one, i) => (i === place ? { ...one, ...part } : one)),
      },
    }));
  return (
    <Group align="flex-start">
      <TextInput
        label={`Name of review ${place + 1}`}
        value={stage.name}
        error={at(`${path}.name`)}
        onChange={(event) => change(() => withStageName(draft, place, event.currentTarget.value))}
        w={220}
      />
      <Select
        label="Done by"
        allowDeselect={false}
        value={stage.group}
        data={groupOptions}
        onChange={(group) => set({ group: group as Reviewers })}
        w={160}
      />
      {draft.quality === null && (
        <PercentInput
          label="Share of rows"
          value={stage.share}
          error={at(`${path}.share`)}
          onChange={(share) => set({ share })}
          w={160}
        />
      )}
      {draft.review.stages.length > (flowOf(flows, draft.review)?.fewestStages ?? 0) && (
        <Button
          variant="subtle"
          mt={25}
          aria-label={`Remove review ${place + 1}`}
          onClick={() => change(({ review }) => ({ review: withoutStage(review, place) }))}
        >
          Remove
        </Button>
      )}
    </Group>
  );
}
