import type { Definition, FlowVersion, Policy } from '../../shared/api/types';
import { withFlow } from './draft';

/** A project to start from. */
export interface Template {
  id: string;
  label: string;
  hint: string;
  mediaType: string;
  /** The rules for rows that go through this flow. */
  policy: (flow: FlowVersion) => Policy;
}

type Review = Omit<Policy['review'], 'flow' | 'flowVersion'>;

const REVIEW: Review = {
  stages: [
    { name: 'review', group: 'reviewers', share: 1 },
    { name: 'acceptance', group: 'leads', share: 0.2 },
  ],
  maxRounds: 3,
  claimMinutes: 30,
  rejectionReasons: ['WRONG_CLASS', 'UNCLEAR', 'GUIDELINE'],
  repeatReviewers: false,
};

function policy(definition: Definition, instructions: string, reasons?: string[]) {
  const rejectionReasons = reasons ?? REVIEW.rejectionReasons;
  return (flow: FlowVersion): Policy => ({
    ontology: { annotations: [definition] },
    review: withFlow({ ...REVIEW, rejectionReasons, flow: flow.key, flowVersion: 0 }, flow),
    sla: {
      stages: { label: 'PT8H', review: 'PT4H', acceptance: 'PT8H', rework: 'PT4H' },
      warnAt: 0.8,
      calendar: {
        zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
        days: ['MON', 'TUE', 'WED', 'THU', 'FRI'],
        from: '09:00',
        to: '17:00',
      },
    },
    instructions,
  });
}

export const TEMPLATES: Template[] = [
  {
    id: 'image-choice',
    label: 'Images: choose a class',
    hint: 'What is shown, one answer for each image',
    mediaType: 'image/*',
    policy: policy(
      {
        name: 'category',
        type: 'choice',
        options: ['Product', 'Person', 'Other'],
        required: true,
        description: 'What the image shows',
      },
      '# How to label\n\nChoose the one class that the image shows.\n\n- **Other**: when none fits.\n',
    ),
  },
  {
    id: 'image-boxes',
    label: 'Images: draw boxes',
    hint: 'Where things are, any number for each image',
    mediaType: 'image/*',
    policy: policy(
      {
        name: 'object',
        type: 'box',
        options: [],
        required: false,
        description: 'Each object, as close as possible',
      },
      '# How to label\n\nDraw a box around each object, as close to its edge as you can.\n',
      ['BOX_MISSING', 'BOX_LOOSE', 'GUIDELINE'],
    ),
  },
  {
    id: 'text-choice',
    label: 'Texts: choose a class',
    hint: 'What it is about, one answer for each text',
    mediaType: 'text/plain',
    policy: policy(
      {
        name: 'topic',
        type: 'choice',
        options: ['Question', 'Complaint', 'Other'],
        required: true,
        description: 'What the text is about',
      },
      '# How to label\n\nRead the whole text, then choose the topic that it is mostly about.\n',
    ),
  },
  {
    id: 'text-spans',
    label: 'Texts: mark spans',
    hint: 'Which words say it, any number for each text',
    mediaType: 'text/plain',
    policy: policy(
      {
        name: 'name',
        type: 'span',
        options: [],
        required: false,
        description: 'Names of people, places and products',
      },
      '# How to label\n\nMark every name from its first letter to its last, without blanks.\n',
      ['SPAN_MISSING', 'SPAN_BOUNDS', 'GUIDELINE'],
    ),
  },
];
