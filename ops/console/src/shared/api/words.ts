import { Problem } from './problem';
import type { ProblemCode } from './types';

/** What each code of the public contract means to the person at the screen. */
const WORDS: Partial<Record<ProblemCode | 'UNREACHABLE', string>> = {
  UNREACHABLE: 'The server cannot be reached.',
  UNAUTHENTICATED: 'Wrong name or password.',
  TOO_MANY_ATTEMPTS: 'Too many failed attempts. Wait a minute, then try again.',
  TOO_MANY_AT_ONCE: 'The server is busy. Try again in a moment.',
  BODY_TOO_SLOW: 'Sending took too long. Try again.',
  TOO_LARGE: 'This is larger than the server accepts.',
  TASK_CLAIMED_BY_ANOTHER: 'Someone else has this task now.',
  TASK_NOT_CLAIMED: 'You no longer hold this task. Take it again to continue.',
  TASK_RESERVED: 'This task is reserved for the person who wrote the label.',
  CLAIM_EXPIRED: 'Your time on this task ran out, and it went back to the queue.',
  STAGE_PASSED: 'This row has already moved on to another stage.',
  WRONG_TASK_KIND: 'This task takes another kind of decision.',
  DATA_ROW_FINISHED: 'This row is finished. A lead can reopen it.',
  DATA_ROW_NOT_SKIPPED: 'This row is not skipped.',
  TOO_MANY_ROWS: 'These are too many rows at once. Narrow the filters.',
  ROW_CHANGE_NOT_FOUND: 'This can no longer be undone: it is more than a week ago.',
  BATCH_ARCHIVED: 'This batch is archived. A manager can restore it.',
  PROJECT_ARCHIVED: 'This project is archived. A manager can restore it.',
  DATA_ROW_WITHDRAWN: 'This row has been withdrawn. A lead can restore it.',
  DATA_ROW_NOT_WITHDRAWN: 'This row is not withdrawn.',
  NOT_DECIDED_BY_YOU: 'You did not decide on this row.',
  REOPENING_ASKED: 'Someone else has asked to reopen this row already.',
  REOPENING_NOT_ASKED: 'This request has been answered already.',
  REOPENING_DECLINED: 'You asked before, and a lead declined.',
  CHANGED_SINCE: 'Something has happened to this row since, so this can no longer be undone.',
  DATA_ROW_NOT_FINISHED: 'This row is still being worked on.',
  TRUTH_KNOWN: 'You could see the true label of this row, so someone else has to do it.',
  OWN_LABEL: 'You had a part in this already, so someone else has to decide on it.',
  ROLE_MISSING: 'Your role does not allow this.',
  STALE_VERSION: 'This has changed since you opened it.',
  CONCURRENT_CHANGE: 'Others are changing the same thing. Try again.',
  ANNOTATION_OUTSIDE_ONTOLOGY: 'The label does not fit what the project allows.',
  REASON_NOT_LISTED: 'The project does not have this reason.',
  POLICY_INVALID: 'These settings do not fit together.',
  NAME_TAKEN: 'This name is taken.',
  ALREADY_EXISTS: 'This already exists.',
  TOO_FEW_ACCEPTED: 'There are too few accepted rows to train a model.',
  MODEL_INVALID: 'This model cannot be used.',
  MODEL_BARRED: 'This model is barred: it took too much time or memory.',
  LAST_ADMIN: 'This is the only administrator, who has to stay.',
  OWN_ROLES: 'Another manager or an administrator has to give you this role.',
  USER_NOT_FOUND: 'No one has this name.',
  OPERATION_RUNNING: 'This is already in progress. Wait until it is done.',
  OPERATION_NOT_FOUND:
    'This is no longer available: the server was restarted, or it is too long ago.',
  PROJECT_NOT_FOUND: 'This project does not exist, or you are not a member of it.',
  BATCH_NOT_FOUND: 'This batch does not exist.',
  DATA_ROW_NOT_FOUND: 'This row does not exist.',
  TASK_NOT_FOUND: 'This task does not exist.',
  MODEL_NOT_FOUND: 'This model does not exist.',
  MODEL_RUN_NOT_FOUND: 'This model run does not exist.',
  ROUTE_NOT_FOUND: 'This page does not exist.',
  PROJECTION_BEHIND: 'The figures are catching up. Try again in a moment.',
  VIEWS_UNAVAILABLE:
    'These figures are unavailable for the moment. Work continues, and they will come back by themselves.',
  DATABASE_UNAVAILABLE: 'The server cannot reach its database. Try again in a moment.',
  NODE_STARTING: 'The server is starting. Try again in a moment.',
  NODE_STOPPING: 'The server is restarting. Try again in a moment.',
  IMPORT_STOPPED: 'The server is restarting. Send the same files again to continue.',
  INTERNAL_ERROR: 'Something went wrong in the server.',
};

const said = ({ code }: Problem): string | undefined =>
  (WORDS as Partial<Record<string, string>>)[code];

/** What to tell the reader: words for the code where there are some, else the server's detail. */
export function wordsFor(error: unknown): string {
  if (error instanceof Problem) return said(error) ?? error.detail;
  return error instanceof Error ? error.message : 'Something went wrong.';
}

/** What the server adds to its code, where that says more than the words do. */
export function detailOf(error: unknown): string | undefined {
  if (!(error instanceof Problem) || error.status === 0) return undefined;
  const fields = error.errors.map((field) => `${field.path}: ${field.detail}`).join('\n');
  const number = error.id === undefined ? '' : ` (${error.id})`;
  return fields || (said(error) === undefined ? undefined : error.detail + number);
}
