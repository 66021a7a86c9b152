// Proves that lint and types still bite: plants what they must refuse in a small copy of the settings, and expects each complaint.
// (The canaries of the import rules are in check-imports.mjs.)
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { spawnSync } from 'node:child_process'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '..')

/** File in the copy → its text, the tool that must complain, and a piece of the complaint. */
const canaries = [
  ['packages/core/src/clock.ts', 'export const a = Date.now()\n', 'lint', "'Date.now' is restricted"],
  ['packages/core/src/chance.ts', 'export const a = Math.random()\n', 'lint', "'Math.random' is restricted"],
  [
    'packages/core/src/timer.ts',
    'export const a = performance.now()\n',
    'lint',
    "Unexpected use of 'performance'",
  ],
  ['packages/core/src/any.ts', 'export const a: any = 1\n', 'lint', 'no-explicit-any'],
  [
    'packages/core/src/floating.ts',
    'async function work() {}\nexport function a() {\n  work()\n}\n',
    'lint',
    'no-floating-promises',
  ],
  [
    'packages/core/src/misused.ts',
    'async function yes() {\n  return true\n}\nexport const a = yes() ? 1 : 2\n',
    'lint',
    'no-misused-promises',
  ],
  ['packages/core/src/node.ts', 'export const a = process.env\n', 'types', "Cannot find name 'process'"],
  ['packages/core/src/web.ts', "export const a = fetch('/')\n", 'types', "Cannot find name 'fetch'"],
  [
    'packages/core/src/index-access.ts',
    'export const a = (b: number[]): number => b[0]\n',
    'types',
    "'number | undefined'",
  ],
  ['packages/core/src/enum.ts', 'export enum A { b }\n', 'types', 'erasableSyntaxOnly'],
]

const dir = mkdtempSync(join(tmpdir(), 'rongheng-lint-'))
const silent = []
try {
  for (const file of [
    'package.json',
    'tsconfig.base.json',
    '.oxlintrc.json',
    'packages/core/tsconfig.json',
    'packages/core/package.json',
  ]) {
    mkdirSync(dirname(join(dir, file)), { recursive: true })
    cpSync(join(root, file), join(dir, file))
  }
  symlinkSync(join(root, 'node_modules'), join(dir, 'node_modules'))
  for (const [path, text] of canaries) {
    mkdirSync(dirname(join(dir, path)), { recursive: true })
    writeFileSync(join(dir, path), text)
  }
  const run = (script, ...args) =>
    spawnSync(process.execPath, [join(root, 'node_modules', script), ...args], { cwd: dir, encoding: 'utf8' })
      .stdout
  const said = {
    lint: run('oxlint/bin/oxlint', '--type-aware', '--format', 'unix', 'packages'),
    types: run(
      'typescript/bin/tsc',
      '-p',
      'packages/core',
      '--noEmit',
      '--pretty',
      'false',
      '--emitDeclarationOnly',
      'false',
      '--composite',
      'false',
    ),
  }
  for (const [path, , tool, complaint] of canaries) {
    const lines = said[tool].split('\n').filter((line) => line.includes(path.split('/').at(-1)))
    if (!lines.some((line) => line.includes(complaint)))
      silent.push(
        `${tool} said nothing of "${complaint}" in ${path}; it said: ${lines.join(' ') || 'nothing'}`,
      )
  }
} finally {
  rmSync(dir, { recursive: true, force: true })
}
for (const line of silent) console.log(line)
console.log(`${canaries.length} canaries of lint and types, ${silent.length} silent`)
process.exit(silent.length > 0 ? 1 : 0)
