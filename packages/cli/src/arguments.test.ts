import { expect, test } from 'vitest'
import { z } from 'zod'
import { helpOf, parseCommandLine } from './arguments.ts'
import { command } from './command.ts'

const score = command({
  name: 'score',
  summary: { zh: '评分', en: 'Scores' },
  args: z.object({
    project: z.string().describe('项目代码 / project code'),
    rules: z.enum(['mof-2020', 'mof-2021']).default('mof-2020').describe('评分规则 / rule set'),
    year: z.int().optional(),
    onlyChanged: z.boolean().default(false),
  }),
  positional: ['project'],
  run: async () => {},
})
const files = command({
  name: 'ledger import',
  summary: { zh: '导入', en: 'Imports' },
  args: z.object({ year: z.int(), files: z.array(z.string()).min(1) }),
  positional: ['files'],
  run: async () => {},
})

test('options may stand anywhere, numbers are numbers, and --json is every command’s', () => {
  expect(parseCommandLine(score, ['--year', '2023', 'RM-2023-01', '--only-changed', '--json'])).toEqual({
    args: { project: 'RM-2023-01', rules: 'mof-2020', year: 2023, onlyChanged: true },
    json: true,
    help: false,
  })
  expect(parseCommandLine(files, ['a.xlsx', 'b.xls', '--year=2023']).args).toEqual({
    year: 2023,
    files: ['a.xlsx', 'b.xls'],
  })
})

test.each([
  { argv: [], says: 'missing: <project>' },
  { argv: ['RM-1', 'RM-2'], says: 'unexpected argument: RM-2' },
  { argv: ['RM-1', '--rules', 'mine'], says: '--rules' },
  { argv: ['RM-1', '--year', 'last'], says: '--year' },
  { argv: ['RM-1', '--nonsense'], says: 'no such option: --nonsense' },
  { argv: ['RM-1', '--rules'], says: 'written wrongly: --rules' },
  { argv: ['RM-1', '--only-changed=yes'], says: 'written wrongly: --only-changed' },
])('$argv is wrong usage, and the sentence names what', ({ argv, says }) => {
  expect(() => parseCommandLine(score, argv)).toThrow(says)
})

test('--help names every argument with what it means, and needs nothing else', () => {
  expect(parseCommandLine(score, ['--help']).help).toBe(true)
  expect(helpOf(score, 'Scores').split('\n')).toEqual([
    'rongheng score <project> [--…]',
    '',
    'Scores',
    '',
    '  project                    项目代码 / project code',
    '  --rules mof-2020|mof-2021  评分规则 / rule set',
    '  --year …',
    '  --only-changed',
    '  --json                     以 JSON 输出结果 / print the result as JSON',
  ])
})
