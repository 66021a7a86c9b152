import { allEndpoints } from '@rongheng/core/api'
import { goalMoves } from '@rongheng/core/evaluate/goal'
import { permissionsOf } from '@rongheng/core/identity/permissions'
import { roles } from '@rongheng/core/identity/roles'
import { AGENT } from '@rongheng/core/watch/agent-protocol'
import { allWords } from '@rongheng/core/words'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

const packages = path.join(import.meta.dirname, '../..')

/** Every source file of the product, tests left out. */
const sources = ['core', 'storage', 'adapters', 'server', 'cli'].flatMap((name) =>
  readdirSync(path.join(packages, name, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.|testing/.test(file))
    .map((file) => readFileSync(path.join(packages, name, 'src', file), 'utf8')),
)
const found = (pattern: RegExp) => [
  ...new Set(sources.flatMap((text) => [...text.matchAll(pattern)].map((match) => match[1] ?? ''))),
]

test('every refusal in the source has its sentence in both languages', () => {
  const codes = found(/new Refusal\(\s*'([^']+)'/g)
  expect(codes.length).toBeGreaterThan(80) // the scan still sees them
  expect(codes.filter((code) => !allWords[code]?.zh || !allWords[code].en)).toEqual([])
})

test('every code that a rule returns has its sentence', () => {
  const prefixes = [...new Set(Object.keys(allWords).map((key) => key.split('.')[0]))].join('|')
  const codes = found(new RegExp(`return (?:[^\\n]*[?:] )?'((?:${prefixes})\\.[a-z.-]+)'`, 'g'))
  expect(codes.filter((code) => !(code in allWords))).toEqual([])
})

test('every act of the audit is said in both languages', () => {
  const acts = [
    ...found(/action: '([a-z.-]+\.[a-z.-]+)'/g),
    ...Object.keys(goalMoves).map((move) => `goal.${move}`),
  ]
  expect(acts.length).toBeGreaterThan(40)
  expect(acts.filter((act) => !allWords[`act.${act}`]?.zh || !allWords[`act.${act}`]?.en)).toEqual([])
})

test('every endpoint asks for a permission that exists and that somebody holds', () => {
  const known = new Set<string>([...Object.values(permissionsOf).flat(), 'public', 'signed-in', AGENT])
  expect(
    allEndpoints()
      .filter(({ endpoint }) => !known.has(endpoint.permission))
      .map(({ name }) => name),
  ).toEqual([])
})

test('every role has its name', () => {
  expect(roles.filter((role) => !(`role.${role}` in allWords))).toEqual([])
})
