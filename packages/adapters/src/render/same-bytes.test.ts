import { execFileSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { rolldown } from 'rolldown'
import { afterAll, beforeAll, expect, test } from 'vitest'

// In the package's own folder, so that the libraries are found from there.
const folder = path.resolve(import.meta.dirname, '../../dist/same-bytes')
const program = path.join(folder, 'print-hashes.mjs')

beforeAll(async () => {
  mkdirSync(folder, { recursive: true })
  const entry = path.join(folder, 'entry.ts')
  writeFileSync(
    entry,
    `import { createHash } from 'node:crypto'
import { reportRenderer } from ${JSON.stringify(path.resolve(import.meta.dirname, 'report-renderer.ts'))}
const text = (text) => [{ text }]
const point = (value) => ({ value, piece: { number: String(value), by: 'plan', from: ['x'] } })
const chart = { kind: 'chart', caption: '图', shape: 'bars', unit: '%', labels: ['一', '二'], series: [{ name: '甲', points: [point(1), point(2)] }] }
const table = { kind: 'table', caption: '', widths: [1, 1], head: [], body: [[{ pieces: text('甲') }, { pieces: text('乙') }]] }
const part = { key: 'a', heading: '一', state: 'done', blocks: [{ kind: 'paragraph', pieces: text('文字') }, chart, table] }
const form = { key: 'self-table', title: '表', landscape: true, blocks: [table] }
const model = { outlineId: '', outlineChecksum: '', title: '报告', subtitle: '项目', unitName: '单位', projectCode: '', year: 2023, parts: [part], attachments: [form], author: '', signedOn: '2024-03-01', edition: 1 }
const render = reportRenderer()
const seal = { code: 'A1B2-C3D4-E5F6' }
for (const file of [await render.docx(model, seal), await render.xlsx(model, 'self-table', seal)])
  console.log(createHash('sha256').update(file).digest('hex'))
`,
  )
  const bundle = await rolldown({
    input: entry,
    platform: 'node',
    external: (id) => !/^[./]/.test(id) && !id.startsWith('@rongheng/'),
  })
  await bundle.write({ file: program, format: 'esm' })
  await bundle.close()
}, 60_000)

afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** The files' hashes from a process of its own, in some time zone, on some day. */
function hashes(zone: string, day: string): string[] {
  const clock = `const Real = Date; const shift = Real.parse('${day}') - Real.now(); Real.now = () => performance.timeOrigin + performance.now() + shift; globalThis.Date = class extends Real { constructor(...a) { a.length ? super(...a) : super(Real.now()) } }; globalThis.Date.now = Real.now`
  const out = execFileSync(
    process.execPath,
    ['--import', `data:text/javascript,${encodeURIComponent(clock)}`, program],
    {
      encoding: 'utf8',
      env: { ...process.env, TZ: zone },
    },
  )
  return out.trim().split('\n')
}

test('the same report has the same bytes from another process, on another day, in another time zone', () => {
  const first = hashes('Asia/Shanghai', '2024-03-01T10:00:00Z')
  expect(first).toHaveLength(2)
  expect(hashes('America/New_York', '2027-11-09T23:59:59Z')).toEqual(first)
}, 60_000)
