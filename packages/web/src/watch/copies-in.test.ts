import { expect, test } from 'vitest'
import { copiesIn } from './copies-in.ts'

test('lines are read as they are typed, and as they come from two columns', () => {
  expect(
    copiesIn('存储一号 192.168.1.21\n存储 二号\t192.168.1.22\n\n 网站，https://b.cn/ \n10.0.0.1'),
  ).toEqual([
    { name: '存储一号', place: '192.168.1.21' },
    { name: '存储 二号', place: '192.168.1.22' },
    { name: '网站', place: 'https://b.cn/' },
    { name: '10.0.0.1', place: '10.0.0.1' },
  ])
})
