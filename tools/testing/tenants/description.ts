// The API as it describes itself: what the walls are tried by, so that a new route is tried without anybody remembering.

export type Schema = {
  $ref?: string;
  type?: string | string[];
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  enum?: unknown[];
  const?: unknown;
  pattern?: string;
  format?: string;
  minLength?: number;
  minimum?: number;
  exclusiveMinimum?: number;
  minItems?: number;
  minProperties?: number;
  additionalProperties?: boolean | Schema;
};

interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header';
  required: boolean;
  schema: Schema;
}

export interface Described {
  id: string;
  method: string;
  path: string;
  permission: string;
  parameters: Parameter[];
  body: Schema | undefined;
  /** Content type of the body. */
  accepts: string | undefined;
}

export interface Description {
  operations: Described[];
  resolve(schema: Schema): Schema;
}

interface OpenApi {
  paths: Record<string, Record<string, Record<string, unknown>>>;
  components: { schemas: Record<string, Schema> };
}

/** Reads `/v1/openapi.json` of a running server. */
export async function describe(baseUrl: string): Promise<Description> {
  const document = (await (await fetch(`${baseUrl}/v1/openapi.json`)).json()) as OpenApi;
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, found]): Described => {
      const content = (found.requestBody as { content?: Record<string, { schema: Schema }> } | undefined)?.content ?? {};
      const [accepts] = Object.keys(content);
      return {
        id: String(found.operationId),
        method: method.toUpperCase(),
        path,
        permission: String(found['x-permission']),
        parameters: (found.parameters ?? []) as Parameter[],
        body: accepts ? content[accepts]?.schema : undefined,
        accepts,
      };
    }),
  );
  const resolve = (schema: Schema): Schema =>
    schema.$ref ? resolve(document.components.schemas[schema.$ref.replace('#/components/schemas/', '')] ?? {}) : schema;
  return { operations, resolve };
}

/** The prefix of the ids a schema takes, if it takes ids. */
export const prefixOf = (schema: Schema): string | undefined => /^\^\(?([a-z]+)_/.exec(schema.pattern ?? '')?.[1];
