import { fieldIssue } from '@rongheng/core/kernel/field-issue'
import { Malformed } from '@rongheng/core/kernel/malformed'
import { plainInput } from '@rongheng/core/kernel/plain-text'
import { Refusal } from '@rongheng/core/kernel/refusal'
import { z } from 'zod'

type Raw = Readonly<Record<string, unknown>>

/**
 * Gathers the input of an endpoint: path over query over body. Texts of the path and the query become the numbers, truths
 * and lists that the schema asks for. Characters that nobody can see or store are left out.
 *
 * @throws Malformed with the path of every field that does not fit
 * @throws Refusal `kernel.no-such-record` when a word of the path cannot be the id of any record
 */
export function readInput<I extends z.core.$ZodType>(
  schema: I,
  parts: { params: unknown; query: unknown; body: unknown },
): z.output<I> {
  const asked = fieldsOf(schema)
  const typed = (raw: unknown) =>
    Object.fromEntries(Object.entries((raw ?? {}) as Raw).map(([k, v]) => [k, fromText(asked[k], v)]))
  const body = typeof parts.body === 'object' && parts.body !== null ? (parts.body as Raw) : {}
  const raw = plainInput({ ...body, ...typed(parts.query), ...typed(parts.params) })
  const read = z.safeParse(schema, raw, { reportInput: true })
  if (read.success) return read.data
  const { issues } = read.error
  const inPath = new Set(Object.keys((parts.params ?? {}) as Raw))
  if (issues.some((issue) => inPath.has(String(issue.path[0])))) throw new Refusal('kernel.no-such-record')
  throw new Malformed(issues.map(fieldIssue))
}

type Def = {
  type: string
  shape?: Record<string, z.core.$ZodType>
  innerType?: z.core.$ZodType
  in?: z.core.$ZodType
  left?: z.core.$ZodType
  right?: z.core.$ZodType
  element?: z.core.$ZodType
}
const defOf = (schema: z.core.$ZodType): Def => schema._zod.def as unknown as Def

/** The fields of an object schema, seen through wrappers and intersections; none for anything else. */
function fieldsOf(schema: z.core.$ZodType): Record<string, z.core.$ZodType> {
  const def = defOf(schema)
  if (def.shape) return def.shape
  const inner = def.innerType ?? def.in
  if (inner) return fieldsOf(inner)
  if (def.left && def.right) return { ...fieldsOf(def.left), ...fieldsOf(def.right) }
  return {}
}

/** One text of a query as the value its schema asks for; what does not fit stays text, and the schema then refuses it. */
function fromText(schema: z.core.$ZodType | undefined, raw: unknown): unknown {
  if (!schema) return raw
  const def = defOf(schema)
  const inner = def.innerType ?? def.in
  if (inner) return fromText(inner, raw)
  if (def.type === 'array' && def.element) {
    const element = def.element
    return (Array.isArray(raw) ? raw : [raw]).map((one) => fromText(element, one))
  }
  if (typeof raw !== 'string') return raw
  if (def.type === 'number' && /^-?\d+(\.\d+)?$/.test(raw)) return Number(raw)
  if (def.type === 'boolean' && (raw === 'true' || raw === 'false')) return raw === 'true'
  if (def.type === 'object' || def.type === 'record' || def.type === 'union') return fromJson(raw)
  return raw
}

function fromJson(raw: string): unknown {
  try {
    return JSON.parse(raw)
  } catch {
    return raw
  }
}
