// A refusal of the API as an error the pages can tell people about.
import type { Problem } from './types.ts';

export class ApiProblem extends Error {
  readonly code: string;
  readonly status: number;
  readonly requestId: string | undefined;
  readonly fields: { pointer: string; message: string }[];
  readonly facts: Record<string, unknown>;
  /** Seconds to wait before asking again, where the answer told. */
  readonly waitSeconds: number | undefined;

  constructor(problem: Partial<Problem> & { status: number; waitSeconds?: number | undefined }) {
    super(problem.title ?? problem.code ?? 'The request failed.');
    this.name = 'ApiProblem';
    this.code = problem.code ?? 'INTERNAL';
    this.status = problem.status;
    this.requestId = problem.requestId;
    this.fields = problem.fields ?? [];
    this.facts = problem.facts ?? {};
    this.waitSeconds = problem.waitSeconds;
  }
}

/** The code of whatever was thrown; a network failure has its own. */
export const codeOf = (error: unknown): string => (error instanceof ApiProblem ? error.code : 'NETWORK');

export const requestIdOf = (error: unknown): string | undefined => (error instanceof ApiProblem ? error.requestId : undefined);

/** An answer of the typed client: data, or the refusal, and what carried it. */
export interface Answer<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/** The data of an answer (nothing for an empty one), or its refusal thrown. */
export function read<T>({ data, error, response }: Answer<T>): T {
  if (response.ok) return data as T;
  // Whoever stands between us and the API may answer with a page of its own.
  const problem = (typeof error === 'object' && error !== null ? error : {}) as Partial<Problem>;
  throw new ApiProblem({
    ...problem,
    requestId: problem.requestId ?? response.headers.get('x-request-id') ?? undefined,
    status: response.status,
    waitSeconds: Number(response.headers.get('retry-after')) || undefined,
  });
}
