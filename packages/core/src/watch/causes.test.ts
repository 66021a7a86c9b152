import { expect, test } from 'vitest'
import { explained } from './causes.ts'
import type { Verdict } from './verdict.ts'

const needs = new Map([
  ['app', ['server', 'dns']],
  ['server', ['switch']],
  ['storage', ['switch']],
  ['switch', []],
  ['dns', []],
])
const down =
  (...ids: string[]) =>
  (id: string): Verdict =>
    ids.includes(id) ? 'down' : 'up'

test('what stands behind a dead switch is explained by it, however far', () => {
  expect(explained(needs, down('switch', 'server', 'storage', 'app'))).toEqual(
    new Map([
      ['app', 'switch'],
      ['server', 'switch'],
      ['storage', 'switch'],
    ]),
  )
})

test('a server that is down while its switch is up is a cause of its own', () => {
  expect(explained(needs, down('server', 'app'))).toEqual(new Map([['app', 'server']]))
})

test('of two causes the first by name is named', () => {
  expect(explained(needs, down('app', 'dns', 'server'))).toEqual(new Map([['app', 'dns']]))
})

test('what is unknown explains nothing', () => {
  const verdictOf = (id: string): Verdict => (id === 'switch' ? 'unknown' : 'down')
  expect(
    explained(
      new Map([
        ['server', ['switch']],
        ['switch', []],
      ]),
      verdictOf,
    ),
  ).toEqual(new Map())
})

test('in a circle that is down as a whole, nothing explains anything', () => {
  const circle = new Map([
    ['a', ['b']],
    ['b', ['a']],
  ])
  expect(explained(circle, down('a', 'b'))).toEqual(new Map())
})

test('what waits behind a circle and beside a cause is explained by the cause', () => {
  const circle = new Map([
    ['a', ['b', 'switch']],
    ['b', ['a']],
    ['app', ['b']],
    ['switch', []],
  ])
  expect(explained(circle, down('a', 'b', 'app', 'switch'))).toEqual(
    new Map([
      ['a', 'switch'],
      ['b', 'switch'],
      ['app', 'switch'],
    ]),
  )
})

test('a system of 5,000 checks behind another of 5,000 takes as many steps as there are needs', () => {
  const names = (what: string) => Array.from({ length: 5_000 }, (_, i) => `${what} ${i}`)
  const needed = new Map<string, readonly string[]>([
    ...names('app').map((id) => [id, ['server']] as [string, string[]]),
    ['server', names('disk')],
  ])
  let asked = 0
  const found = explained(needed, () => {
    asked++
    return 'down'
  })
  expect(found.get('app 4999')).toBe('disk 0')
  expect(found.size).toBe(5_001)
  // 5,000 needs of the apps, 5,000 of the server, and once for each of the 5,001 that are explained.
  expect(asked).toBe(15_001)
})
