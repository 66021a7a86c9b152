import { allEndpoints } from '@rongheng/core/api'
import type { Endpoint } from '@rongheng/core/kernel/endpoint'
import { z } from 'zod'

/** JSON Schema of one value, as the API page and the OpenAPI document show it. */
export type Schema = {
  readonly type?: string | readonly string[]
  readonly description?: string
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly items?: Schema
  readonly anyOf?: readonly Schema[]
  readonly allOf?: readonly Schema[]
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly pattern?: string
  readonly format?: string
  readonly minimum?: number
  readonly maximum?: number
  readonly additionalProperties?: Schema | boolean
  readonly $ref?: string
  readonly $defs?: Readonly<Record<string, Schema>>
}

/** A contract's schema as JSON Schema; what has no such form (bytes) is "anything". */
export const schemaOf = (schema: z.core.$ZodType, io: 'input' | 'output'): Schema => {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    reused: 'inline',
  }) as Schema & { $schema?: string }
  return rest
}

const refusal = {
  type: 'object',
  required: ['code', 'facts', 'requestId'],
  properties: {
    code: { type: 'string', description: 'Stable and dotted, `<domain>.<what>`; pages translate it.' },
    facts: { type: 'object', description: 'The numbers and names the sentence needs.' },
    requestId: { type: 'string' },
    fields: {
      type: 'array',
      description: 'With 422: what is wrong with which field.',
      items: {
        type: 'object',
        properties: {
          path: { type: 'string', description: '`uses.0.amount`' },
          code: { type: 'string', description: '`field.<what>`; pages translate it.' },
          facts: { type: 'object' },
        },
      },
    },
  },
}

/** The OpenAPI 3.1 document of all contracts. */
export function openapi(version: string): object {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const { name, endpoint } of allEndpoints()) {
    const path = endpoint.path.replace(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [endpoint.method.toLowerCase()]: operation(name, endpoint) }
  }
  return {
    openapi: '3.1.0',
    info: { title: '融衡 Rongheng', version, license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    paths,
    components: {
      schemas: { Refusal: refusal },
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'rongheng' } },
    },
    security: [{ session: [] }],
  }
}

function operation(name: string, e: Endpoint): object {
  const input = schemaOf(e.input, 'input')
  const inPath = new Set([...e.path.matchAll(/:(\w+)/g)].map((m) => m[1]))
  const fields = Object.entries(input.properties ?? {})
  const inBody = e.method !== 'GET' && !e.upload
  const refusals = (...codes: number[]) =>
    Object.fromEntries(
      codes.map((code) => [
        code,
        {
          description: descriptions[code],
          content: { 'application/json': { schema: { $ref: '#/components/schemas/Refusal' } } },
        },
      ]),
    )
  return {
    operationId: name,
    tags: [name.split('.')[0]],
    summary: e.summary,
    description: `Permission: \`${e.permission}\``,
    ...(e.permission === 'public' ? { security: [] } : {}),
    parameters: fields
      .filter(([field]) => inPath.has(field) || !inBody)
      .map(([field, schema]) => ({
        name: field,
        in: inPath.has(field) ? 'path' : 'query',
        required: inPath.has(field) || (input.required ?? []).includes(field),
        schema,
      })),
    ...(e.upload
      ? {
          requestBody: {
            required: true,
            description: `One file as raw bytes, at most ${e.upload.maxBytes} bytes.`,
            content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
          },
        }
      : {}),
    ...(inBody ? bodyOf(input, inPath) : {}),
    responses: {
      200: e.download
        ? { description: 'The file.', content: { '*/*': { schema: { type: 'string', format: 'binary' } } } }
        : {
            description: 'Done.',
            content: { 'application/json': { schema: schemaOf(e.output, 'output') } },
          },
      ...(e.permission === 'public' ? {} : refusals(401, 403)),
      ...refusals(404, 409, 422),
    },
  }
}

const descriptions: Readonly<Record<number, string>> = {
  401: 'Nobody is signed in.',
  403: 'The roles do not allow it.',
  404: 'There is no such record, or it lies outside your units.',
  409: 'The rules forbid it now; `code` says why.',
  422: 'The input does not fit; `fields` says where.',
}

function bodyOf(input: Schema, inPath: ReadonlySet<string | undefined>): object {
  const kept = Object.entries(input.properties ?? {}).filter(([field]) => !inPath.has(field))
  if (input.properties && kept.length === 0) return {}
  const schema = input.properties
    ? {
        ...input,
        properties: Object.fromEntries(kept),
        required: (input.required ?? []).filter((f) => !inPath.has(f)),
      }
    : input
  return { requestBody: { required: true, content: { 'application/json': { schema } } } }
}
