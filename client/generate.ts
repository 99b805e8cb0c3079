// Makes schema.ts from the OpenAPI description, which is made from the contracts. Usage: node client/generate.ts
import { writeFile } from 'node:fs/promises';
import openapiTS, { astToString } from 'openapi-typescript';
import { describeApi } from '../apps/server/openapi.ts';
import { operations } from '../contracts/index.ts';

/** The types of the API as TypeScript text. */
export async function generate(): Promise<string> {
  const nodes = await openapiTS(JSON.parse(JSON.stringify(describeApi(operations))) as never, { defaultNonNullable: false });
  return `// Generated from the OpenAPI description by client/generate.ts; not written by hand.\n${astToString(nodes)}`;
}

if (import.meta.main) await writeFile(new URL('schema.ts', import.meta.url), await generate());
