import { count, share } from '../../ui/numbers';
import { labelText, modelText, type SomeTellings } from './telling';

/** Of an id, which is `model/NAME/VERSION`. */
const nameOf = (modelId: string) => modelId.split('/').slice(1).join(' ');

/** What else the model thought possible. */
const others = (alternatives: readonly { answer: string; probability: number }[]) =>
  alternatives.length < 2
    ? undefined
    : alternatives
        .slice(1)
        .map(({ answer, probability }) => `${answer} ${share(probability)}`)
        .join(', ');

/** Of models: what they propose, and the models themselves. */
export const proposals = {
  'pre-label-requested': ({ model }) => ({
    does: `asked the model ${modelText(model)}`,
    facts: [['Model hash', model.sha256]],
  }),
  'pre-label-proposed': (data) => ({
    who: modelText(data.model),
    does: `proposed ${labelText(data.annotations)}`,
    facts: [
      ['Confidence', share(data.confidence)],
      ['Otherwise', others(data.alternatives)],
      ['Model hash', data.model.sha256],
      ['Source', data.modelRunId === undefined ? 'with the import' : `from run ${data.modelRunId}`],
    ],
  }),
  'pre-label-failed': ({ model, reason, leftOut }) => ({
    ...(model === undefined ? {} : { who: modelText(model) }),
    does:
      leftOut === undefined
        ? 'could not propose a label'
        : `was for “${leftOut}”, which the ontology does not have`,
    facts: [
      ['Reason', reason],
      ['Model hash', model?.sha256],
    ],
  }),
  'model-registered': (data) => ({
    does: `registered the model ${modelText(data.model)}`,
    facts: [
      ['Model hash', data.model.sha256],
      ['Trained on', data.examples > 0 ? `${count(data.examples)} rows` : undefined],
    ],
  }),
  'model-barred': ({ modelId, reason }) => ({
    does: `barred the model ${nameOf(modelId)}`,
    facts: [['Reason', reason]],
  }),
  'model-readmitted': ({ modelId }) => ({
    does: `let the model ${nameOf(modelId)} run again`,
  }),
  'model-run-started': (data) => ({
    does: `ran the model ${modelText(data.model)} on ${count(data.rows)} rows`,
    facts: [['Model hash', data.model.sha256]],
  }),
  'model-run-requested': (data) => ({
    does: `asked the model for ${count(data.rows)} rows`,
  }),
} satisfies SomeTellings;
