import { expect, test } from 'vitest'
import { z } from 'zod'
import { command } from './command.ts'
import { askedBy, overview } from './overview.ts'

const named = (name: string) =>
  command({ name, summary: { zh: `${name} 的一行`, en: name }, args: z.object({}), run: async () => {} })
const all = ['start', 'watch list', 'watch test', 'asset list'].map(named)
const listOf = (...argv: string[]) => {
  const asked = askedBy(argv, all)
  return 'list' in asked
    ? { names: asked.list.map((c) => c.name), unknown: asked.unknown }
    : asked.command.name
}

test.each([[['watch', '--help']], [['watch', '-h']], [['watch']], [['help', 'watch']]])(
  '%j lists the commands of the group',
  (argv) => expect(listOf(...argv)).toEqual({ names: ['watch list', 'watch test'], unknown: false }),
)

test('a word that the group does not have is unknown, and its commands are listed', () => {
  expect(listOf('watch', 'tset')).toEqual({ names: ['watch list', 'watch test'], unknown: true })
})

test('nothing and --help list everything; an unknown word does too, and is unknown', () => {
  expect(listOf()).toMatchObject({ unknown: false })
  expect(listOf('--help')).toMatchObject({ names: all.map((c) => c.name), unknown: false })
  expect(listOf('help', 'nonsense')).toMatchObject({ unknown: true })
  expect(listOf('nonsense', '--help')).toMatchObject({ unknown: true })
})

test('a command is found by its two words or its one, with what stands behind', () => {
  expect(askedBy(['watch', 'test', '主页'], all)).toMatchObject({ rest: ['主页'] })
  expect(listOf('start')).toBe('start')
})

test('every command of a group has its line', () => {
  const lines = overview(all.slice(1, 3), 'watch ', 'zh-CN').split('\n')
  expect(lines[0]).toBe('用法：rongheng watch <命令> [参数]，rongheng watch <命令> --help 看详情')
  expect(lines.slice(2, 4)).toEqual(['  watch list  watch list 的一行', '  watch test  watch test 的一行'])
})
