import { spoken } from '../../ui/status';
import { at, labelText, reasonText, spent, type SomeTellings } from './telling';

/** Of labels, and of what reviewers make of them. */
export const decisions = {
  'label-submitted': (data) => ({
    does: `labelled it ${labelText(data.annotations)}`,
    facts: [...at(data), spent(data.secondsSpent)],
    comment: data.comment,
  }),
  'label-approved': (data) => ({
    does: 'approved the label',
    facts: [...at(data), spent(data.secondsSpent)],
    comment: data.comment,
  }),
  'label-corrected': (data) => ({
    does: `corrected the label to ${labelText(data.annotations)}`,
    facts: [...at(data), ['Reason', reasonText(data.reason)], spent(data.secondsSpent)],
    comment: data.comment,
  }),
  'label-rejected': (data) => ({
    does: `rejected the label: ${spoken(data.reason).toLowerCase()}`,
    facts: [
      ...at(data),
      ['Next', data.roundsLeft ? 'it goes to rework' : 'a lead decides'],
      spent(data.secondsSpent),
    ],
    comment: data.comment,
  }),
  'sent-to-rework': (data, nameOf) => ({
    does: `sent the row to rework, round ${data.round}`,
    facts: [['Label of', data.author === undefined ? undefined : nameOf(data.author)]],
  }),
  'label-adjudicated': (data) => ({
    does: `decided as adjudicator: ${labelText(data.annotations)}`,
    facts: [['Round', String(data.round)], spent(data.secondsSpent)],
    comment: data.comment,
  }),
} satisfies SomeTellings;
