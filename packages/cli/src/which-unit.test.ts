import type { Endpoint } from '@rongheng/core/kernel/endpoint'
import { expect, test } from 'vitest'
import type { Tools } from './command.ts'
import { unitWithAssets } from './which-unit.ts'

type Given = {
  readonly id: string
  readonly name: string
  readonly parentId: string | null
  readonly systems: number
}
const tools = (units: readonly Given[]): { tools: Tools; printed: string[] } => {
  const printed: string[] = []
  const call = async (endpoint: Endpoint, input: { unitId?: string }) =>
    endpoint.path === '/api/units'
      ? { units }
      : { systems: Array(units.find((one) => one.id === input.unitId)?.systems), devices: [] }
  return {
    tools: {
      call,
      print: (line: string) => printed.push(line),
      say: ({ zh }: { zh: string }) => zh,
    } as never,
    printed,
  }
}
const root = { id: 'unt_1', name: '宣传部', parentId: null, systems: 0 }
const center = { id: 'unt_2', name: '融媒体中心', parentId: 'unt_1', systems: 7 }
const station = { id: 'unt_3', name: '电视台', parentId: 'unt_1', systems: 0 }

test('without a name the only unit that has systems is meant, and it is said which that was', async () => {
  const { tools: at, printed } = tools([root, center, station])
  expect(await unitWithAssets(at, undefined)).toBe('unt_2')
  expect(printed).toEqual(['单位：融媒体中心'])
})

test('where several have systems, all are listed to choose from', async () => {
  const { tools: at } = tools([root, center, { ...station, systems: 1 }])
  await expect(unitWithAssets(at, undefined)).rejects.toMatchObject({
    code: 'identity.which-unit',
    facts: { units: '宣传部（unt_1）、融媒体中心（unt_2）、电视台（unt_3）' },
  })
  expect(await unitWithAssets(at, '电视台')).toBe('unt_3')
  expect(await unitWithAssets(at, 'unt_1')).toBe('unt_1')
})

test('while nobody has any, the only unit without others below is meant; a name that nobody has is asked again', async () => {
  const { tools: at } = tools([root, { ...center, systems: 0 }])
  expect(await unitWithAssets(at, undefined)).toBe('unt_2')
  await expect(unitWithAssets(at, '没有这个')).rejects.toMatchObject({ code: 'identity.which-unit' })
})
