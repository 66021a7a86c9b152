import { expect, test } from 'vitest'
import { placeNodes } from './topology.ts'

const node = (id: string) => ({ id, name: id, isSystem: true })
const need = (fromId: string, toId: string) => ({ fromId, toId }) as never

test('everything stands above what it needs, however far down that must go', () => {
  const placed = placeNodes(['播出', '存储', '交换机', '客户端'].map(node), [
    need('播出', '存储'),
    need('存储', '交换机'),
    need('播出', '交换机'),
  ])
  expect(placed.map((p) => [p.name, p.row])).toEqual([
    ['客户端', 0],
    ['播出', 0],
    ['存储', 1],
    ['交换机', 2],
  ])
})

test('what is needed stands under those that need it', () => {
  const placed = placeNodes(['a', 'b', 'x', 'y'].map(node), [need('a', 'y'), need('b', 'x')])
  expect(placed.filter((p) => p.row === 1).map((p) => [p.name, p.column])).toEqual([
    ['y', 0],
    ['x', 1],
  ])
})
