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
