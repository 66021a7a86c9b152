// Checks what the documents say of the tree: dependencies, glossary words, links, versions.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '..')
const read = (path) => readFileSync(join(root, path), 'utf8')
const problems = []

const manifests = [
  'package.json',
  ...readdirSync(join(root, 'packages')).map((p) => `packages/${p}/package.json`),
]
const named = new Set()
for (const manifest of manifests) {
  const { dependencies, devDependencies, optionalDependencies } = JSON.parse(read(manifest))
  for (const [name, version] of Object.entries({
    ...dependencies,
    ...devDependencies,
    ...optionalDependencies,
  })) {
    if (name.startsWith('@rongheng/')) continue
    named.add(name)
    if (!/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))
      problems.push(`${manifest}: ${name} is not pinned to one version (${version})`)
  }
}
const table = new Set(
  [...read('docs/decisions/0002-dependencies.md').matchAll(/^\| `([^`]+)` +\|/gm)].map((m) => m[1]),
)
for (const name of named)
  if (!table.has(name)) problems.push(`docs/decisions/0002-dependencies.md does not say why there is ${name}`)
for (const name of table)
  if (!named.has(name))
    problems.push(`docs/decisions/0002-dependencies.md names ${name}, which no package.json does`)

const sources = readdirSync(join(root, 'packages/core/src'), { recursive: true, withFileTypes: true })
  .filter((e) => e.isFile() && e.name.endsWith('.ts'))
  .map((e) => readFileSync(join(e.parentPath, e.name), 'utf8'))
  .join('\n')
for (const [, word] of read('docs/glossary.md').matchAll(/^\| [^|]+ \| `([^`]+)` +\|/gm))
  if (!new RegExp(`\\b${word}`, 'i').test(sources))
    problems.push(`docs/glossary.md: core does not know the word ${word}`)

const lock = read('package-lock.json')
if (/"resolved": "https?:/.test(lock)) problems.push('package-lock.json names a registry host')

const documents = readdirSync(root, { recursive: true, withFileTypes: true })
  .filter((e) => e.isFile() && e.name.endsWith('.md') && !/node_modules|[/]dist|[/]data/.test(e.parentPath))
  .map((e) => join(e.parentPath, e.name).slice(root.length + 1))
for (const path of documents)
  for (const [, target] of read(path).matchAll(/\]\(([^)\s]+)\)/g)) {
    if (/^(https?:|mailto:|#)/.test(target)) continue
    const file = decodeURIComponent(target.split('#')[0])
    if (!existsSync(join(root, dirname(path), file))) problems.push(`${path}: ${target} is not there`)
  }

for (const p of problems) console.log(p)
console.log(`${named.size} dependencies, ${documents.length} documents, ${problems.length} problems`)
process.exit(problems.length > 0 ? 1 : 0)
