import createClient, { type Middleware } from 'openapi-fetch';
import { create } from '../store/store';
import { Problem } from './problem';
import type { components, paths } from './schema';

/** The messages of the public contract, by name. */
export type Schemas = components['schemas'];

/** Whether the server no longer knows who is there. */
export const signedOut = create(false);

const CHANGES = new Set(['POST', 'PUT', 'DELETE', 'PATCH']);

/** A key for a command: the same key and body have one effect, however often they are sent. */
export function idempotencyKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function cookie(name: string): string | undefined {
  const prefix = `${name}=`;
  const found = document.cookie.split('; ').find((part) => part.startsWith(prefix));
  return found === undefined ? undefined : decodeURIComponent(found.slice(prefix.length));
}

/** What a request that changes something has to carry, for those that are not sent by `api`. */
export function csrfHeaders(): Record<string, string> {
  const token = cookie('XSRF-TOKEN');
  return token === undefined ? {} : { 'X-XSRF-TOKEN': token };
}

const guard: Middleware = {
  onRequest({ request }) {
    if (!CHANGES.has(request.method)) return request;
    Object.entries(csrfHeaders()).forEach(([name, value]) => request.headers.set(name, value));
    if (request.method === 'POST' && !request.headers.has('Idempotency-Key')) {
      request.headers.set('Idempotency-Key', idempotencyKey());
    }
    return request;
  },
  onResponse({ response, schemaPath }) {
    if (response.status === 401 && !schemaPath.endsWith('/login')) signedOut.set(() => true);
    return response;
  },
};

/** The server's HTTP interface, typed by its OpenAPI document. */
export const api = createClient<paths>({ credentials: 'same-origin' });
api.use(guard);

interface Answer<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/**
 * What a call answers.
 *
 * @throws Problem when the server refuses, fails or is not reached
 */
export async function answerOf<T>(call: Promise<Answer<T>>): Promise<T> {
  const { data, error, response } = await call.catch((cause: unknown) => {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    throw Problem.unreachable();
  });
  if (!response.ok) throw Problem.of(response, error);
  return data as T;
}
