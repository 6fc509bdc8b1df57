import { Validator } from '@seriousme/openapi-schema-validator';
import {
  basePaths,
  commonErrors,
  type Endpoint,
  endpoints,
  type ErrorCode,
  errorBody,
  errors,
} from '@wms/contract';
import { describe, expect, it } from 'vitest';
import { createOpenApi, headingOf } from './openapi.ts';
import { examples } from './openapi-examples.ts';

interface Operation {
  readonly description: string;
  readonly tags: readonly string[];
  readonly security: readonly object[];
  readonly parameters?: readonly { in: string; name: string; description?: string }[];
  readonly requestBody?: { content: Readonly<Record<string, { example?: unknown }>> };
  readonly responses: Readonly<Record<string, { content?: Record<string, { examples?: object }> }>>;
}

const document = createOpenApi('1.2.3') as {
  openapi: string;
  info: { version: string };
  tags: { name: string }[];
  paths: Record<string, Record<string, Operation>>;
  webhooks: object;
  components: { examples: Record<string, { value: unknown }>; headers: object };
};
const wms = Object.entries<Endpoint>(endpoints).filter(([, { surface }]) => surface === 'wms');
const operationOf = ({ surface, path, method }: Endpoint): Operation =>
  document.paths[basePaths[surface] + path]![method.toLowerCase()]!;

it('is a valid OpenAPI 3.1 document, its references included', async () => {
  const validator = new Validator();
  expect(await validator.validate(structuredClone(document))).toEqual({ valid: true });
  expect([validator.version, document.openapi, document.info.version]).toEqual(['3.1', '3.1.0', '1.2.3']);
  expect(() => validator.resolveRefs()).not.toThrow();
});

it('the validator would have found a fault', async () => {
  const broken = structuredClone(document);
  Object.assign(broken.paths['/api/wms/v1/stock']!.get!, {
    responses: undefined,
    parameters: [{ in: 'hat' }],
  });
  expect(await new Validator().validate(broken)).toMatchObject({ valid: false });
});

it('describes every route of the surface, and none of another', () => {
  const described = Object.entries(document.paths).flatMap(([path, item]) =>
    Object.keys(item).map((method) => `${method} ${path}`),
  );
  const listed = wms.map(([, { method, path }]) => `${method.toLowerCase()} ${basePaths.wms}${path}`);
  expect(described.toSorted()).toEqual(listed.toSorted());
});

it('the staff’s surface makes a valid document too', async () => {
  const ops = createOpenApi('1.2.3', 'ops');
  expect(await new Validator().validate(structuredClone(ops))).toEqual({ valid: true });
  expect(Object.keys(ops['paths'] as object).every((path) => path.startsWith(basePaths.ops))).toBe(true);
});

it('describes what is delivered to webhooks', () => {
  expect(Object.keys(document.webhooks)).toEqual(['alert.triggered', 'order.shipped', 'order.delivered']);
});

describe.each(wms)('%s', (name, endpoint) => {
  const operation = operationOf(endpoint);
  const parameters = (place: string) =>
    (operation.parameters ?? [])
      .filter(({ in: where }) => where === place)
      .map((parameter) => parameter.name);

  it('stands under one of the guide’s headings', () => {
    expect(document.tags.map((tag) => tag.name)).toContain(headingOf(endpoint));
    expect(operation.tags).toEqual([headingOf(endpoint)]);
  });

  it('names its query, its path’s parameters and its headers', () => {
    expect(parameters('query')).toEqual(Object.keys(endpoint.query?.shape ?? {}));
    expect(parameters('path')).toEqual(Object.keys(endpoint.params?.shape ?? {}));
    expect(parameters('header')).toEqual([
      ...(endpoint.idempotent ? ['Idempotency-Key'] : []),
      ...(endpoint.roles ? ['X-WMS-Device'] : []),
    ]);
    expect(operation.security).toEqual(endpoint.roles ? [{ bearer: [] }] : []);
  });

  it('shows an example of its body and of its answer, and they fit their schemas', () => {
    const example = examples[name as keyof typeof examples];
    expect(example?.body !== undefined).toBe(endpoint.body !== undefined);
    if (endpoint.body) expect(endpoint.body.safeParse(example?.body).error).toBeUndefined();
    // The API document is no example of itself.
    const isShown = endpoint.answer !== null && endpoint.path !== '/openapi.json';
    expect(example?.answer !== undefined).toBe(isShown);
    if (isShown) expect(endpoint.answer?.safeParse(example?.answer).error).toBeUndefined();
  });

  it('answers each of its refusals with an example', () => {
    for (const code of [...endpoint.errors, ...commonErrors(endpoint)]) {
      const { content } = operation.responses[errors[code].status]!;
      expect(Object.keys(content?.['application/json']?.examples ?? {})).toContain(code);
    }
  });
});

it.each(Object.keys(errors))('the example of %s is an error as the wire has it', (code) => {
  const { value } = document.components.examples[code]!;
  expect(errorBody.parse(value)).toMatchObject({ code, error: errors[code as ErrorCode].sentence });
});
