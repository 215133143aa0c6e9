import type { FieldError } from './types';

/** An answer of the server that is not a success; `code` is stable, `detail` is for people. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly detail: string,
    readonly errors: FieldError[] = [],
    readonly id?: string,
  ) {
    super(detail);
    this.name = 'Problem';
  }

  /** From the body of an answer; one that is no problem document keeps its status. */
  static of(response: Pick<Response, 'status' | 'statusText'>, body: unknown): Problem {
    const fields = isRecord(body) ? body : {};
    return new Problem(
      response.status,
      text(fields['code']) ?? `HTTP_${response.status}`,
      text(fields['detail']) ?? response.statusText,
      Array.isArray(fields['errors']) ? (fields['errors'] as FieldError[]) : [],
      text(fields['id']),
    );
  }

  /** The server was not reached at all. */
  static unreachable(): Problem {
    return new Problem(0, 'UNREACHABLE', 'The server cannot be reached.');
  }

  /** Whether the same call may succeed later without anybody changing anything. */
  get passes(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** Whether figures are away, which come back by themselves. */
export const areFiguresAway = (error: unknown): boolean =>
  error instanceof Problem && error.code === 'VIEWS_UNAVAILABLE';

/** Whether what was asked for is not there, or not for the one who asks. */
export const isMissing = (error: unknown): boolean =>
  error instanceof Problem && error.status === 404;
