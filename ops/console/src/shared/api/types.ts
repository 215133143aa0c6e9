import type { Schemas } from './client';
import type { paths } from './schema';

/*
 * The messages of the public contract under the names by which the console speaks of them. They
 * are generated from openapi.json; nothing that it says is written down a second time.
 */

// Labels and what they are about

export type Annotation = Schemas['Annotation'];
export type AnnotationType = Schemas['AnnotationType'];
/** In pixels from the top left of the image. */
export type Rectangle = Schemas['AnnotationRectangle'];
/** In Unicode code points of the text; `end` is exclusive. */
export type Span = Schemas['AnnotationCodePointRange'];
/** What may be said under one name of the ontology. */
export type Definition = Schemas['OntologyDefinition'];
/** A label that somebody, or a model, gave. */
export type GivenLabel = Schemas['LabelView'];
export type ContentRef = Schemas['ContentRef'];
/** What a label is about; sizes as far as they apply to its media type. */
export type Content = Pick<ContentRef, 'mediaType' | 'width' | 'height' | 'codePoints'>;

// Projects and their rules

export type Project = Schemas['ProjectView'];
/** The rules that rows are labelled under. */
export type Policy = Schemas['Policy'];
/** The same as somebody writes them: the version of the flow may be left out. */
export type PolicyForm = Schemas['PolicyForm'];
export type PreLabelPolicy = Schemas['PreLabelPolicy'];
export type QualityPolicy = Schemas['QualityPolicy'];
export type ReviewPolicy = Schemas['ReviewPolicy'];
export type ReviewStage = Schemas['ReviewStage'];
/** A flow that rules can name, in one of its versions. */
export type FlowVersion = Schemas['FlowItem'];
export type SlaPolicy = Schemas['SlaPolicy'];
export type Calendar = Schemas['BusinessCalendar'];
export type DayOfWeek = Schemas['DayOfWeek'];
export type Group = Schemas['Group'];
export type Expected = Schemas['Expected'];
export type MappedOption = Schemas['MappedOption'];
export type MissingOption = Schemas['PolicyPreviewMissingOption'];
export type Move = Schemas['PolicyPreviewMove'];
export type PreLabels = Schemas['PreLabels'];
/** How right models are where they accept rows without a person. */
export type MachineAcceptance = Schemas['MachineAcceptanceAnswer'];
export type VersionAcceptance = Schemas['MachineAcceptanceVersion'];
export type AcceptanceStop = Schemas['MachineAcceptanceStop'];

// People

export type Me = Schemas['Me'];
export type Role = Schemas['Role'];
export type Credentials = Schemas['Credentials'];
export type AccessEntry = Schemas['AccessEntry'];
export type Person = Schemas['Person'];
/** Somebody in a project, with their roles there. */
export type Member = Schemas['MemberEntry'];
/** What somebody decided in a project, and how well that held. */
export type Reviewer = Schemas['ReviewerLine'];
export type OwnFigures = Schemas['OwnFigures'];
export type ProgramToken = Schemas['ProgramToken'];
export type TokenForm = Schemas['TokenForm'];

// Rows, tasks and events

/** A row as a list shows it. */
export type RowLine = Schemas['DataRowLine'];
/** What is done to many rows at once. */
export type RowAction = Schemas['RowAction'];
export type RowChangeForm = Schemas['ChangeForm'];
export type RowChangePreview = Schemas['RowChangePreview'];
export type RowsChanged = Schemas['RowsChanged'];
export type RowLineList = Schemas['DataRowLineList'];
export type Row = Schemas['DataRowView'];
/** A task as whoever does it sees it. */
export type Task = Schemas['TaskView'];
export type TaskKind = Schemas['TaskKind'];
export type TaskState = Schemas['TaskState'];
export type DataRowState = Schemas['DataRowState'];
export type Comeback = Schemas['Comeback'];
export type Route = Schemas['Route'];
export type RouteReason = Schemas['RouteReason'];
export type LookReason = Schemas['LookReason'];
export type SkipReason = Schemas['SkipReason'];
export type Submission = Schemas['Submission'];
/** What is decided about one task of several, in one request. */
export type GridDecision = Schemas['GridDecision'];
/** Reviews whose labels are one and the same choice. */
export type Grid = Schemas['Grid'];
/** The catalogue of events: every type that the log can hold. */
export type EventType = Schemas['EventType'];
/** An event as the log keeps it: its type and its data. */
export type StoredEvent = Schemas['StoredEvent'];
/** One event of a row's history. */
export type RowEvent = Schemas['HistoryItem'];
export type RowEventList = Schemas['HistoryItemList'];
export type FoundEvent = Schemas['FoundEvent'];
export type EventPage = Schemas['EventPage'];

// Figures

/** Of how many some are such, with the interval that the true share is in. */
export type Share = Schemas['Share'];
/** How far people agree on what they say without knowing of each other. */
export type Agreement = Schemas['AgreementsAgreement'];
export type AgreementOnQuestion = Schemas['AgreementsOnQuestion'];
/** What one takes for what. */
export type ConfusionMatrix = Schemas['ConfusionsMatrix'];
/** How open work stands against its due time. */
export type SlaState = Schemas['SlaState'];
export type Sla = Schemas['Sla'];
/** The open tasks of a stage. */
export type StageWork = Schemas['SlaStageWork'];
/** When open work will be done; what is absent cannot be said. */
export type Forecast = Schemas['Forecast'];
export type Batch = Schemas['BatchProgress'];
/** A batch with open rows. */
export type OpenBatch = Schemas['SlaBatchRisk'];
export type BurnUp = Schemas['BurnUp'];
export type Dashboard = Schemas['Dashboard'];
export type Flow = Schemas['FlowAnswer'];

type FlowQuery = NonNullable<
  paths['/api/v1/projects/{project}/flow']['get']['parameters']['query']
>;

/** A flow as a query names it; an older one may have gone, which the server says. */
export type FlowKey = NonNullable<FlowQuery['flow']>;
export type StepWork = Schemas['StepWork'];

// Models

export type ModelRef = Schemas['ModelRef'];
export type ModelEntry = Schemas['ModelEntry'];
/** Why a model is not run any more. */
export type ModelBar = Schemas['ModelEntryBar'];
export type ModelQuality = Schemas['ModelsModelQuality'];
export type TrainingForm = Schemas['TrainingForm'];
export type ModelVersion = Schemas['ModelVersion'];
export type TrainedModel = Schemas['TrainedModel'];
export type TrainingResult = Schemas['TrainingResult'];
export type BegunRun = Schemas['BegunRun'];
export type RunPreview = Schemas['RunPreviewView'];

// The installation

/** One thing that is wrong with an input. */
export type FieldError = Schemas['FieldError'];
export type ProblemCode = Schemas['ProblemCode'];
export type ImportAnswer = Schemas['ImportAnswer'];
export type ImportPreview = Schemas['ImportPreview'];
export type Operation = Schemas['OperationView'];
export type Verified = Schemas['Verified'];
export type RebuildForm = Schemas['RebuildForm'];
export type Views = Schemas['Views'];
