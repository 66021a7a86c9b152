import { expect, test } from 'vitest'
import type { z } from 'zod'
import { allEndpoints } from './api.ts'
import { fieldName } from './field-names.ts'

type Def = {
  type: string
  shape?: Record<string, z.core.$ZodType>
  innerType?: z.core.$ZodType
  in?: z.core.$ZodType
  left?: z.core.$ZodType
  right?: z.core.$ZodType
  element?: z.core.$ZodType
  valueType?: z.core.$ZodType
  options?: readonly z.core.$ZodType[]
}

/** The paths of all fields of a schema, places in lists written as 0. */
function pathsOf(schema: z.core.$ZodType, path: string): string[] {
  const def = schema._zod.def as unknown as Def
  const under = (name: string) => (path ? `${path}.${name}` : name)
  if (def.shape) return [path, ...Object.entries(def.shape).flatMap(([k, v]) => pathsOf(v, under(k)))]
  if (def.element) return [path, ...pathsOf(def.element, under('0'))]
  const inner = [def.innerType, def.in, def.left, def.right, ...(def.options ?? [])].filter(
    (s) => s !== undefined,
  )
  return inner.length > 0 ? inner.flatMap((one) => pathsOf(one, path)) : [path]
}

/** Words of the address: what does not fit there is an address that leads nowhere, no field. */
const inAddress = (path: string) => new Set([...path.matchAll(/:(\w+)/g)].map((m) => m[1]))

test('every field of every contract has a name in words', () => {
  const unnamed = allEndpoints().flatMap(({ name, endpoint }) =>
    pathsOf(endpoint.input as z.core.$ZodType, '')
      .filter((path) => path !== '' && !inAddress(endpoint.path).has(path))
      .filter((path) => fieldName('zh-CN', path) === null)
      .map((path) => `${name}: ${path}`),
  )
  expect(unnamed).toEqual([])
})

test.each([
  { path: 'amount', zh: '金额', en: 'Amount' },
  { path: 'uses.0.amount', zh: '用途第 1 项的金额', en: 'Uses, no. 1: Amount' },
  { path: 'people.uses', zh: '谁使用', en: 'Who uses' },
  {
    path: 'indicators.2.quarters.1.target',
    zh: '季度目标第 2 项的指标值',
    en: 'Quarterly targets, no. 2: Target',
  },
  { path: 'files.3', zh: '佐证文件第 4 项', en: 'Evidence, no. 4' },
  { path: 'actual.value', zh: '数值', en: 'Value' },
])('$path is called $zh', ({ path, zh, en }) => {
  expect([fieldName('zh-CN', path), fieldName('en', path)]).toEqual([zh, en])
})

test('a word that is no field has no name', () => {
  expect(fieldName('zh-CN', 'nonsense')).toBeNull()
})
