// A refusal of the API as an error the pages can tell people about.
import type { Problem } from './types.ts';

export class ApiProblem extends Error {
  readonly code: string;
  readonly status: number;
  readonly requestId: string | undefined;
  readonly fields: { pointer: string; message: string }[];
  readonly facts: Record<string, unknown>;

  constructor(problem: Partial<Problem> & { status: number }) {
    super(problem.title ?? problem.code ?? 'The request failed.');
    this.name = 'ApiProblem';
    this.code = problem.code ?? 'INTERNAL';
    this.status = problem.status;
    this.requestId = problem.requestId;
    this.fields = problem.fields ?? [];
    this.facts = problem.facts ?? {};
  }
}

/** The code of whatever was thrown; a network failure has its own. */
export const codeOf = (error: unknown): string => (error instanceof ApiProblem ? error.code : 'NETWORK');

export const requestIdOf = (error: unknown): string | undefined => (error instanceof ApiProblem ? error.requestId : undefined);

/** Reads an answer: the data, or the problem thrown. */
export async function readAnswer<T>(response: Response): Promise<T> {
  if (response.status === 204) return undefined as T;
  const body: unknown = await response.json().catch(() => null);
  if (response.ok) return body as T;
  const problem = (typeof body === 'object' && body !== null ? body : {}) as Partial<Problem>;
  throw new ApiProblem({
    ...problem,
    requestId: problem.requestId ?? response.headers.get('x-request-id') ?? undefined,
    status: response.status,
  });
}
