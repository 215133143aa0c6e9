import type {
  MachineAcceptance,
  ModelEntry,
  OpenBatch,
  PreLabels,
  StageWork,
  VersionAcceptance,
} from '../../shared/api/types';
import { batchStatus } from '../../shared/batches/risk';
import { sumOf, worst, type OpenWork } from '../../shared/sla/sum';

/** A project with its open work. */
export interface ProjectWork {
  id: string;
  name: string;
  stages: StageWork[];
  batches: OpenBatch[];
  /** The one that is asked for labels. */
  model?: ModelEntry | undefined;
  /** What models answered under the policy as it is. */
  preLabels?: PreLabels | undefined;
  /** How right its models are where they accept rows alone. */
  acceptance?: MachineAcceptance | undefined;
  /** How many rows people ask to have reopened. */
  requests?: number;
}

/** Something that goes wrong unless somebody does something. */
export type Need = BatchNeed | TaskNeed | ModelNeed | StopNeed | PreLabelNeed | RequestNeed;

interface BatchNeed {
  kind: 'BATCH_LATE' | 'BATCH_AT_RISK';
  project: ProjectWork;
  urgency: number;
  batch: OpenBatch;
}

export interface TaskNeed {
  kind: 'TASKS_BREACHED' | 'TASKS_AT_RISK';
  project: ProjectWork;
  urgency: number;
  work: OpenWork;
  /** Where most of them are. */
  stage: string;
}

interface ModelNeed {
  kind: 'MODEL_BARRED';
  project: ProjectWork;
  urgency: number;
  model: ModelEntry;
}

/** Audits have stopped what a model accepts without a person. */
export interface StopNeed {
  kind: 'MODEL_STOPPED';
  project: ProjectWork;
  urgency: number;
  stopped: VersionAcceptance;
}

export interface PreLabelNeed {
  kind: 'PRE_LABELS_LEFT_OUT' | 'PRE_LABELS_FAIL';
  project: ProjectWork;
  urgency: number;
  /** Rows that went to people for it. */
  rows: number;
  asked: number;
  reason: string;
}

/** People ask for rows to be reopened. */
export interface RequestNeed {
  kind: 'REOPENING_REQUESTED';
  project: ProjectWork;
  urgency: number;
  requests: number;
}

const URGENCY = {
  BATCH_LATE: 4,
  TASKS_BREACHED: 3,
  BATCH_AT_RISK: 2,
  TASKS_AT_RISK: 1,
  MODEL_BARRED: 3.5,
  MODEL_STOPPED: 3.4,
  PRE_LABELS_LEFT_OUT: 1.5,
  PRE_LABELS_FAIL: 1.4,
  REOPENING_REQUESTED: 0.5,
};

function batchNeeds(project: ProjectWork, now: number): Need[] {
  return project.batches.flatMap((batch): Need[] => {
    const status = batchStatus(batch, now);
    if (status === undefined || status === 'ON_TRACK') return [];
    const kind = status === 'BREACHED' ? 'BATCH_LATE' : 'BATCH_AT_RISK';
    const urgency = URGENCY[kind] + (batch.forecast.breachProbability ?? 0) / 2;
    return [{ kind, project, batch, urgency }];
  });
}

/** The stage in which most is late, or about to be. */
function stageNeed(project: ProjectWork): Need[] {
  const work = sumOf(project.stages);
  const status = worst(work);
  if (status === 'ON_TRACK') return [];
  const late = (stage: StageWork) => (status === 'BREACHED' ? stage.breached : stage.atRisk);
  const stage = project.stages.reduce((most, one) => (late(one) > late(most) ? one : most));
  const kind = status === 'BREACHED' ? 'TASKS_BREACHED' : 'TASKS_AT_RISK';
  return [{ kind, project, work, stage: stage.stage, urgency: URGENCY[kind] }];
}

/** A model that is barred leaves every row to people. */
function modelNeed(project: ProjectWork): Need[] {
  const { model } = project;
  if (model?.barred === undefined) return [];
  return [{ kind: 'MODEL_BARRED', project, model, urgency: URGENCY.MODEL_BARRED }];
}

/** A model that accepts nothing alone any more leaves its rows to people. */
function stopNeed(project: ProjectWork): Need[] {
  const { acceptance } = project;
  const stopped = acceptance?.state === 'STOPPED' ? acceptance.items.find(isStopped) : undefined;
  if (stopped === undefined) return [];
  const kind = 'MODEL_STOPPED';
  return [{ kind, project, stopped, urgency: URGENCY[kind] }];
}

const isStopped = ({ stopped }: VersionAcceptance): boolean => stopped !== undefined;

/** Rows that went to people though a model was asked; all of them, where it is barred. */
function preLabelNeeds(project: ProjectWork): Need[] {
  const { preLabels, model } = project;
  if (preLabels === undefined || model?.barred !== undefined) return [];
  const options = Object.entries(preLabels.leftOut).toSorted((one, other) => other[1] - one[1]);
  const leftOut = options.reduce((sum, [, rows]) => sum + rows, 0);
  const asked = preLabels.proposed + preLabels.failed + leftOut;
  const need = (kind: PreLabelNeed['kind'], rows: number, reason: string): Need[] =>
    rows === 0 ? [] : [{ kind, project, rows, asked, reason, urgency: URGENCY[kind] }];
  return [
    ...need('PRE_LABELS_LEFT_OUT', leftOut, options.map(([option]) => `“${option}”`).join(', ')),
    ...need('PRE_LABELS_FAIL', preLabels.failed, preLabels.reason ?? ''),
  ];
}

/** Whoever decided on a row waits for a word. */
function requestNeed(project: ProjectWork): Need[] {
  const { requests = 0 } = project;
  if (requests === 0) return [];
  const kind = 'REOPENING_REQUESTED';
  return [{ kind, project, requests, urgency: URGENCY[kind] }];
}

/** What needs an action, the most urgent first. */
export function needsOf(projects: ProjectWork[], now: number): Need[] {
  return projects
    .flatMap((project) => [
      ...batchNeeds(project, now),
      ...stageNeed(project),
      ...modelNeed(project),
      ...stopNeed(project),
      ...preLabelNeeds(project),
      ...requestNeed(project),
    ])
    .sort((one, other) => other.urgency - one.urgency);
}
