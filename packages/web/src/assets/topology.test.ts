import { expect, test } from 'vitest'
import { drawNeeds } from './topology.ts'

const node = (id: string) => ({ id, name: id, isSystem: true })
const need = (fromId: string, toId: string) => ({ fromId, toId }) as never
const sizes = { box: 100, lane: 20, row: 50 }

test('everything stands above what it needs, and a line past a row goes through a lane of its own', () => {
  const drawn = drawNeeds(
    ['播出', '存储', '交换机'].map(node),
    [need('播出', '存储'), need('存储', '交换机'), need('播出', '交换机')],
    sizes,
  )
  // Rows of 50: middles at 25, 75 and 125. The second row holds a node (100) and a lane (20).
  expect(drawn).toMatchObject({ width: 120, height: 150 })
  expect(drawn.nodes.map((one) => [one.name, one.x, one.y])).toEqual([
    ['播出', 60, 25],
    ['存储', 50, 75],
    ['交换机', 60, 125],
  ])
  expect(drawn.lines.find((line) => line.key === '播出 交换机')?.points).toEqual([
    { x: 60, y: 25 },
    { x: 110, y: 75 },
    { x: 60, y: 125 },
  ])
})

test('what is needed stands under those that need it', () => {
  const drawn = drawNeeds(['a', 'b', 'x', 'y'].map(node), [need('a', 'y'), need('b', 'x')], sizes)
  expect(drawn.nodes.filter((one) => one.y === 75).map((one) => [one.name, one.x])).toEqual([
    ['x', 150],
    ['y', 50],
  ])
})
