import { expect, test } from 'vitest'
import { placeOf, placesInOrder } from './place.ts'

const place = (id: string, name: string, parentId: string | null) => ({ id, name, parentId }) as never
const places = [
  place('r', '机房', 'f'),
  place('h', '办公楼', null),
  place('f', '三楼', 'h'),
  place('g', '车库', 'gone'),
]

test('a place is told from the outside in', () => {
  expect(placeOf(places, 'r')).toBe('办公楼 / 三楼 / 机房')
  expect(placeOf(places, null)).toBeNull()
})

test('places stand in reading order, and one whose outer place is gone stands at the top', () => {
  expect(placesInOrder(places).map(({ place: p, depth }) => [(p as { name: string }).name, depth])).toEqual([
    ['办公楼', 0],
    ['三楼', 1],
    ['机房', 2],
    ['车库', 0],
  ])
})
