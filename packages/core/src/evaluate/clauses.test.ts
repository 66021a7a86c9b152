import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { ruleSets, templates } from '../../../../test/fixtures/rule-sets.ts'
import { clausesOf } from './rule-set.ts'

const root = fileURLToPath(new URL('../../../../', import.meta.url))

/** Anchors of a file in docs/rules: written out, or made from a heading as GitHub does. */
function anchors(file: string): Set<string> {
  const path = `${root}docs/rules/${file}`
  if (!existsSync(path)) return new Set()
  const text = readFileSync(path, 'utf8')
  const written = [...text.matchAll(/<a id="([^"]+)">/g)].map((m) => m[1] ?? '')
  const headings = [...text.matchAll(/^#+ (.+)$/gm)].map((m) =>
    (m[1] ?? '')
      .trim()
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\- ]/gu, '')
      .replaceAll(' ', '-'),
  )
  return new Set([...written, ...headings])
}

test.each(ruleSets.map((r) => [r.id, r] as const))('every clause of %s stands in docs/rules', (id, rules) => {
  const known = anchors(`${id}.md`)
  expect(
    clausesOf(rules).filter((c) => !c.startsWith(`${id}/`) || !known.has(c.slice(id.length + 1))),
  ).toEqual([])
  expect(Object.keys(rules.clauses).filter((c) => !known.has(c.slice(id.length + 1)))).toEqual([])
})

test('every template follows a clause in docs/rules', () => {
  const lost = templates.filter((t) => {
    const [file, anchor] = t.clause.split('/')
    return !anchors(`${file}.md`).has(anchor ?? '')
  })
  expect(lost.map((t) => t.clause)).toEqual([])
})

test('every gap that a rule set fills is named once, with its source', () => {
  const gaps = [
    'reverse',
    'zero-target',
    'rounding',
    'over-achievement',
    'date',
    'interval',
    'no-budget',
    'execution-over-100',
  ]
  for (const rules of ruleSets) {
    const named = rules.choices.map((c) => c.gap as string)
    expect(gaps.filter((gap) => !named.includes(gap))).toEqual([])
    expect(new Set(named).size).toBe(named.length)
  }
})

test('every @source in the code leads to a clause', () => {
  const cited = ['core', 'storage', 'adapters', 'server', 'web', 'cli'].flatMap((name) => {
    const base = `${root}packages/${name}/src`
    if (!existsSync(base)) return []
    return readdirSync(base, { recursive: true, encoding: 'utf8' })
      .filter((f) => /\.tsx?$/.test(f))
      .flatMap((f) => [
        ...readFileSync(`${base}/${f}`, 'utf8').matchAll(
          /@source docs\/rules\/([a-z0-9-]+\.md)#([a-z0-9-]+)/g,
        ),
      ])
  })
  expect(cited.length).toBeGreaterThan(10)
  const lost = cited
    .filter(([, file = '', anchor = '']) => !anchors(file).has(anchor))
    .map(([whole]) => whole)
  expect([...new Set(lost)]).toEqual([])
})
