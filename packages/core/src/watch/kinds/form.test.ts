import { expect, test } from 'vitest'
import type { z } from 'zod'
import { checkKinds } from './all.ts'
import { fieldAt, type FormField } from './form.ts'

type Def = {
  shape?: Record<string, z.core.$ZodType>
  innerType?: z.core.$ZodType
  in?: z.core.$ZodType
  element?: z.core.$ZodType
  options?: readonly z.core.$ZodType[]
}

/** The paths of all leaves of a schema, lists left out of them. */
function pathsOf(schema: z.core.$ZodType, path: string): string[] {
  const def = schema._zod.def as unknown as Def
  if (def.shape)
    return Object.entries(def.shape).flatMap(([name, inner]) =>
      pathsOf(inner, path ? `${path}.${name}` : name),
    )
  const inner = [def.element, def.innerType, def.in, ...(def.options ?? [])].filter((s) => s !== undefined)
  return inner.length > 0 ? [...new Set(inner.flatMap((one) => pathsOf(one, path)))] : [path]
}

const flat = (form: readonly FormField[]): FormField[] =>
  form.flatMap((field) => [field, ...('fields' in field ? flat(field.fields) : [])])

test.each(checkKinds.map((kind) => [kind.kind, kind] as const))(
  'the form of %s has a field for every setting, and for nothing else',
  (_, kind) => {
    const settings = pathsOf(kind.settings, '').filter((path) => path !== 'kind')
    expect(settings.filter((path) => fieldAt(kind.form, path) === null)).toEqual([])
    const first = new Set(settings.map((path) => path.split('.')[0]))
    const secrets = kind.form.filter((field) => field.input === 'secret').map((field) => field.name)
    expect(kind.form.filter((field) => field.input !== 'secret' && !first.has(field.name))).toEqual([])
    expect(secrets.toSorted()).toEqual([...kind.secrets].sort())
  },
)

test.each(checkKinds.map((kind) => [kind.kind, kind] as const))(
  'what the form of %s asks for without a default stands on top, unfolded',
  (_, kind) => {
    const bare = kind.settings.safeParse({ kind: kind.kind })
    const missing = new Set(bare.success ? [] : bare.error.issues.map((issue) => String(issue.path[0])))
    expect(kind.form.filter((field) => field.more && missing.has(field.name))).toEqual([])
    for (const field of flat(kind.form))
      expect([field.zh, field.en].every((text) => text.length > 0)).toBe(true)
  },
)

test('a field is found by the path of its value', () => {
  const { form } = checkKinds[0]
  expect(fieldAt(form, 'headers.3.value')?.zh).toBe('值')
  expect(fieldAt(form, 'headers.3.nonsense')).toBeNull()
})
