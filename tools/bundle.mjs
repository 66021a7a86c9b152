// Packs the program with its build and its packages into one archive for machines without a network, of the same system and
// processor as this one: `npm run bundle [-- folder]`. The target needs Node.js 20.19 or later, and nothing else.
import './oldest-node.mjs'
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { prepare } from './prepare.mjs'

const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
const root = resolve(import.meta.dirname, '..')
const folder = resolve(process.argv[2] ?? '.')
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
const name = `rongheng-${version}-${process.platform}-${process.arch}.tar.gz`

function run(program, args, cwd) {
  const done = spawnSync(program, args, {
    cwd,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  })
  if (done.status !== 0) throw new Error(`${program} ${args[0]} failed`)
}

await prepare(root, ['app', 'web'])
const work = mkdtempSync(join(tmpdir(), 'rongheng-bundle-'))
try {
  const place = join(work, 'rongheng')
  mkdirSync(place)
  for (const file of [
    'package.json',
    'package-lock.json',
    '.npmrc',
    'LICENSE',
    'README.md',
    'README.zh-CN.md',
    'CHANGELOG.md',
    'bin',
    'tools',
    'rulebook',
    'docs',
    'dist',
  ])
    cpSync(join(root, file), join(place, file), { recursive: true })
  for (const name of ['core', 'storage', 'adapters', 'server', 'web', 'cli', 'sims']) {
    mkdirSync(join(place, 'packages', name), { recursive: true })
    cpSync(join(root, 'packages', name, 'package.json'), join(place, 'packages', name, 'package.json'))
  }
  // Migrations are read as files; of the sources nothing is needed, since the build is there.
  cpSync(join(root, 'packages/storage/migrations'), join(place, 'packages/storage/migrations'), {
    recursive: true,
  })
  // The pages are built: what they were made of is left out.
  const needed = ['core', 'storage', 'adapters', 'server', 'cli'].flatMap((p) => ['-w', `@rongheng/${p}`])
  const quiet = ['--ignore-scripts', '--prefer-offline', '--no-audit', '--no-fund']
  run(npm, ['ci', '--omit=dev', ...quiet, ...needed], place)
  // `npm start` sees by this mark that nothing is to be installed.
  writeFileSync(join(place, 'node_modules/.rongheng-lock'), readFileSync(join(place, 'package-lock.json')))
  mkdirSync(folder, { recursive: true })
  run('tar', ['czf', join(folder, name), 'rongheng'], work)
  console.log(join(folder, name))
} finally {
  rmSync(work, { recursive: true, force: true })
}
