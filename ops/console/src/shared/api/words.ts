import { Problem } from './problem';

/** What each code of the public contract means to the person at the screen. */
const WORDS: Record<string, string> = {
  UNREACHABLE: 'The server cannot be reached.',
  UNAUTHENTICATED: 'This name and password are not known here.',
  TOO_MANY_ATTEMPTS: 'Too many failed log-ins. Wait a minute, then try again.',
  TOO_MANY_AT_ONCE: 'The server is busy with as much as it takes at once. Try again in a moment.',
  TOO_LARGE: 'This is larger than the server takes.',
  TASK_CLAIMED_BY_ANOTHER: 'Somebody else has this task now.',
  TASK_NOT_CLAIMED: 'Nobody holds this task any more. Take it again to go on.',
  TASK_RESERVED: 'This task is kept for the person who wrote the label.',
  CLAIM_EXPIRED: 'Your time on this task ran out, and it went back to the queue.',
  STAGE_PASSED: 'This row has moved on to another stage in the meantime.',
  WRONG_TASK_KIND: 'This task takes another kind of decision.',
  DATA_ROW_FINISHED: 'This row is finished. A lead can reopen it.',
  DATA_ROW_NOT_FINISHED: 'This row is still being worked on.',
  OWN_LABEL: 'You wrote this label, so somebody else has to review it.',
  ROLE_MISSING: 'Your role does not allow this.',
  STALE_VERSION: 'This has changed since you opened it.',
  CONCURRENT_CHANGE: 'Others are changing the same thing. Try again.',
  ANNOTATION_OUTSIDE_ONTOLOGY: 'The label does not fit what the project allows.',
  REASON_NOT_LISTED: 'The project does not have this reason.',
  POLICY_INVALID: 'These settings do not fit together.',
  NAME_TAKEN: 'This name is taken.',
  ALREADY_EXISTS: 'This exists already.',
  TOO_FEW_ACCEPTED: 'Too few rows are accepted to train a model from.',
  MODEL_INVALID: 'This model cannot be taken.',
  LAST_ADMIN: 'Nobody else runs this installation, so this person has to stay.',
  USER_NOT_FOUND: 'There is no person of this name.',
  OPERATION_RUNNING: 'This is already going on. Wait until it is done.',
  OPERATION_NOT_FOUND: 'This is no longer known: the server was started anew, or it is long ago.',
  PROJECT_NOT_FOUND: 'There is no such project, or you are not a member of it.',
  BATCH_NOT_FOUND: 'There is no such batch.',
  DATA_ROW_NOT_FOUND: 'There is no such row.',
  TASK_NOT_FOUND: 'There is no such task.',
  MODEL_NOT_FOUND: 'There is no such model.',
  MODEL_RUN_NOT_FOUND: 'There is no such model run.',
  ROUTE_NOT_FOUND: 'There is no such page.',
  PROJECTION_BEHIND: 'The figures are catching up. Try again in a moment.',
  VIEWS_UNAVAILABLE:
    'These figures are away for the moment. Work goes on, and they come back by themselves.',
  DATABASE_UNAVAILABLE: 'The server cannot reach its database. Try again in a moment.',
  NODE_STARTING: 'The server is starting. Try again in a moment.',
  NODE_STOPPING: 'The server is being restarted. Try again in a moment.',
  IMPORT_STOPPED: 'The server is being restarted. Send the same files again to go on.',
  INTERNAL_ERROR: 'Something went wrong in the server.',
};

/** What to tell the reader: words for the code where there are some, else the server's detail. */
export function wordsFor(error: unknown): string {
  if (error instanceof Problem) return WORDS[error.code] ?? error.detail;
  return error instanceof Error ? error.message : 'Something went wrong.';
}

/** What the server adds to its code, where that says more than the words do. */
export function detailOf(error: unknown): string | undefined {
  if (!(error instanceof Problem) || error.status === 0) return undefined;
  const fields = error.errors.map((field) => `${field.path}: ${field.detail}`).join('\n');
  const number = error.id === undefined ? '' : ` (${error.id})`;
  return fields || (WORDS[error.code] === undefined ? undefined : error.detail + number);
}
