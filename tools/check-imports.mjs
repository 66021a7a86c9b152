// Checks the import rules on the tree, and that each rule still bites: every canary must be reported by its own rule.
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
  existsSync,
} from 'node:fs'
import { spawnSync } from 'node:child_process'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import config, { RANK } from '../.dependency-cruiser.mjs'
import { canaries, domainCanaries, stubs } from './canaries.mjs'

const root = resolve(import.meta.dirname, '..')
const problems = []

/** Cruises folders below `cwd`; returns the violations and how many modules and edges between packages were seen. */
function cruise(cwd, folders) {
  const bin = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs')
  const args = [bin, ...folders, '--config', '.dependency-cruiser.mjs', '--output-type', 'json']
  const out = spawnSync(process.execPath, args, { cwd, encoding: 'utf8', maxBuffer: 1 << 30 })
  let report
  try {
    report = JSON.parse(out.stdout)
  } catch {
    throw new Error(`dependency-cruiser failed: ${out.stderr.slice(0, 2000)}`)
  }
  const own = report.modules.filter((m) => m.source.startsWith('packages/') && !m.couldNotResolve)
  const packageOf = (path) => path.split('/').slice(0, 2).join('/')
  const crossing = own.flatMap((m) =>
    m.dependencies.filter(
      (d) => d.resolved.startsWith('packages/') && packageOf(d.resolved) !== packageOf(m.source),
    ),
  )
  return {
    violations: report.summary.violations,
    modules: own.map((m) => m.source),
    crossing: crossing.length,
  }
}

function filesBelow(folder) {
  return readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
    .filter((e) => e.isFile() && /(?<![.]d)[.]tsx?$/.test(e.name))
    .map((e) => join(e.parentPath, e.name).slice(root.length + 1))
    .filter((path) => !path.includes('/node_modules/') && !path.includes('/dist/'))
}

function checkTree() {
  const folders = ['packages', 'tools', 'test', 'bench'].filter((f) => existsSync(join(root, f)))
  const { violations, modules, crossing } = cruise(root, folders)
  for (const v of violations)
    problems.push(
      `${v.rule.name}: ${v.from} → ${v.to}\n    ${config.forbidden.find((r) => r.name === v.rule.name)?.comment ?? ''}`,
    )
  // A cruiser without a parser for our TypeScript sees nothing and is content. So it must have seen every file,
  // and the imports that go from package to package by name.
  const seen = new Set(modules)
  const unseen = filesBelow('packages').filter((f) => f.includes('/src/') && !seen.has(f))
  if (unseen.length > 0) problems.push(`not seen by the import check: ${unseen.slice(0, 5).join(', ')}`)
  if (crossing < 5) problems.push(`only ${crossing} imports between packages seen; the import check is blind`)
  // A folder that is no known domain would escape the order of domains.
  const places = { core: [], storage: ['embedded', 'archive'], server: ['http', 'jobs'] }
  for (const [name, more] of Object.entries(places))
    for (const e of readdirSync(join(root, 'packages', name, 'src'), { withFileTypes: true }))
      if (e.isDirectory() && !(e.name in RANK) && !more.includes(e.name))
        problems.push(
          `packages/${name}/src/${e.name} is no known domain (see RANK in .dependency-cruiser.mjs)`,
        )
  return modules.length
}

function checkCanaries() {
  const dir = mkdtempSync(join(tmpdir(), 'rongheng-canaries-'))
  try {
    const domains = domainCanaries(RANK)
    const planted = { ...domains.rules, ...canaries }
    const packages = readdirSync(join(root, 'packages'))
    for (const file of [
      'package.json',
      'tsconfig.base.json',
      'tsconfig.depcruise.json',
      '.dependency-cruiser.mjs',
    ])
      cpSync(join(root, file), join(dir, file))
    for (const name of packages) {
      const manifest = join('packages', name, 'package.json')
      mkdirSync(join(dir, 'packages', name), { recursive: true })
      cpSync(join(root, manifest), join(dir, manifest))
    }
    // Everything from the real node_modules but our own packages, which are the small ones of the copy.
    mkdirSync(join(dir, 'node_modules/@rongheng'), { recursive: true })
    for (const name of readdirSync(join(root, 'node_modules')))
      if (name !== '@rongheng' && !name.startsWith('.'))
        symlinkSync(join(root, 'node_modules', name), join(dir, 'node_modules', name))
    for (const name of packages)
      symlinkSync(join(dir, 'packages', name), join(dir, 'node_modules/@rongheng', name))
    const texts = { ...stubs, ...domains.files, ...Object.fromEntries(Object.values(planted)) }
    for (const [path, text] of Object.entries(texts)) {
      mkdirSync(dirname(join(dir, path)), { recursive: true })
      writeFileSync(join(dir, path), text)
    }
    const { violations } = cruise(dir, ['packages'])
    const fired = new Set(violations.map((v) => `${v.rule.name} ${v.from}`))
    for (const { name } of config.forbidden) {
      const canary = planted[name]
      if (!canary) problems.push(`${name}: this rule has no canary in tools/canaries.mjs`)
      else if (!fired.has(`${name} ${canary[0]}`))
        problems.push(`${name}: its canary ${canary[0]} tripped nothing`)
    }
    for (const name of Object.keys(planted))
      if (!config.forbidden.some((r) => r.name === name)) problems.push(`${name}: a canary without a rule`)
    return config.forbidden.length
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}

const modules = checkTree()
const rules = checkCanaries()
for (const p of problems) console.log(p)
console.log(`${modules} files, ${rules} import rules with a canary each, ${problems.length} problems`)
process.exit(problems.length > 0 ? 1 : 0)
