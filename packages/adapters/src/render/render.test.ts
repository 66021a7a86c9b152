import { inflateSync } from 'node:zlib'
import type { Chart, ReportModel } from '@rongheng/core/report/model'
import { describe, expect, test } from 'vitest'
import { chartSvg, drawChart } from './chart.ts'
import { png } from './png.ts'
import { reportRenderer } from './report-renderer.ts'
import { readZip, writeZip } from './zip.ts'

const cell = (text: string) => ({ pieces: [{ text }] })
const chart: Chart = {
  kind: 'chart',
  caption: '图1　支出进度',
  shape: 'steps',
  unit: '%',
  labels: ['3月31日', '6月30日'],
  series: ['要求进度', '实际进度'].map((name, i) => ({
    name,
    points: [20, 60].map((v) => ({
      value: i === 1 && v === 60 ? null : v,
      piece: { number: `${v}.00`, by: 'plan' as const, from: ['x'] },
    })),
  })),
}
const model: ReportModel = {
  outlineId: 'mof-2020',
  outlineChecksum: '',
  title: '项目支出绩效评价报告',
  subtitle: '运维 & <管理>经费\u0007',
  unitName: '示例区融媒体中心',
  projectCode: 'RM-1',
  year: 2023,
  parts: [
    {
      key: 'a',
      heading: '一、基本情况',
      state: 'open',
      blocks: [
        { kind: 'heading', level: 1, text: '一、基本情况' },
        {
          kind: 'paragraph',
          pieces: [{ text: '执行率' }, { number: '97.70', by: 'rate', from: ['fct_1'] }, { blank: '原因' }],
        },
        chart,
        { kind: 'signatures', boxes: ['编写人', '项目负责人', '单位负责人'] },
      ],
    },
  ],
  attachments: [
    {
      key: 'self-table',
      title: '项目支出绩效自评表',
      landscape: false,
      blocks: [
        {
          kind: 'table',
          caption: '',
          widths: [1, 1, 2],
          head: [[cell('一级'), cell('得分'), cell('说明')]],
          body: [
            [
              { ...cell('产出'), down: 2 },
              { pieces: [{ number: '9.77', by: 'points', from: ['x'] }] },
              cell('甲'),
            ],
            [{ pieces: [{ number: '97.70', by: 'rate', from: ['x'] }, { text: '%' }] }, cell('乙')],
            [{ ...cell('总分'), span: 2 }, cell('丙')],
          ],
        },
      ],
    },
  ],
  author: '李雯',
  signedOn: null,
  edition: null,
}
const render = reportRenderer()
const part = (file: Uint8Array, name: string) =>
  readZip(Buffer.from(file))
    .find((e) => e.name === name)
    ?.bytes.toString('utf8') ?? ''

describe('a report as .docx', () => {
  test('a draft says so on every page, a signed one carries its code', async () => {
    const draft = await render.docx(model, { code: null })
    const signed = await render.docx(model, { code: 'A1B2-C3D4-E5F6' })
    expect(part(draft, 'word/header1.xml')).toContain('草稿，未定稿，不作上报依据')
    for (const header of ['word/header1.xml', 'word/header2.xml'])
      expect(part(signed, header)).toContain('验证码 A1B2-C3D4-E5F6')
    expect(part(signed, 'docProps/core.xml')).toContain('A1B2-C3D4-E5F6')
    for (const name of readZip(Buffer.from(signed)).map((e) => e.name))
      if (name.endsWith('.xml')) expect(part(signed, name)).not.toMatch(/[A-Z]+-PLACE/)
  })

  test('names with markup and control characters do no harm', async () => {
    const body = part(await render.docx(model, { code: null }), 'word/document.xml')
    expect(body).toContain('运维 &amp; &lt;管理&gt;经费）')
    expect(body).toContain('【未填写：原因】')
  })

  test('the page is A4 with 22 lines, and body text is squeezed to 28 characters a line', async () => {
    const body = part(await render.docx(model, { code: null }), 'word/document.xml')
    expect(body).toContain('<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587"')
    expect(body).toContain('w:linePitch="579"')
    // Text is 16838 − 2098 − 1984 = 12756 high, so 22 × 579 = 12738 fits and 23 lines do not.
    expect(Math.floor((16838 - 2098 - 1984) / 579)).toBe(22)
    // and 11906 − 1587 − 1474 = 8845 wide: 28 characters of 320 − 5 = 8820 fit, 29 do not.
    expect(Math.floor((11906 - 1587 - 1474) / (320 - 5))).toBe(28)
  })
})

describe('a form as .xlsx', () => {
  test('amounts and rates are numbers, merges are where the form has them', async () => {
    const sheet = part(await render.xlsx(model, 'self-table', { code: null }), 'xl/worksheets/sheet1.xml')
    expect(sheet).toContain('<v>9.77</v>')
    expect(sheet).toContain('<v>0.9770</v>')
    expect(sheet).toContain('<mergeCell ref="A3:A4"/>')
    expect(sheet).toContain('<mergeCell ref="A5:B5"/>')
    expect(sheet).toContain('paperSize="9"')
  })

  test('the same form has the same bytes', async () => {
    const once = () => render.xlsx(model, 'self-table', { code: 'A1B2-C3D4-E5F6' })
    expect(Buffer.compare(await once(), await once())).toBe(0)
  })
})

describe('charts', () => {
  test('have letters: the picture changes when a label does', async () => {
    const other = { ...chart, labels: ['四月', '七月'] }
    const [a, b] = [await drawChart(chart), await drawChart(other)]
    expect(Buffer.compare(a.png, b.png)).not.toBe(0)
    expect(Buffer.compare(a.png, (await drawChart(chart)).png)).toBe(0)
  })

  test('show nothing where nothing was measured', () => {
    const texts = [...chartSvg(chart).matchAll(/>([^<>]+)<\/text>/g)].map((m) => m[1])
    expect(texts.filter((t) => t === '60.00')).toHaveLength(1)
    expect(texts).toContain('实际进度')
  })

  test('a picture is a PNG that holds its pixels', async () => {
    const file = await png(new Uint8Array([255, 0, 0, 255, 0, 0, 255, 255]), 2, 1)
    const data = file.subarray(file.indexOf('IDAT') + 4, file.indexOf('IEND') - 8)
    expect([...inflateSync(data)]).toEqual([0, 255, 0, 0, 0, 0, 255])
  })
})

test('a zip that was written is read back, pictures unpacked as they are', async () => {
  const entries = [
    { name: 'a.xml', bytes: Buffer.from('甲'.repeat(1000)) },
    { name: 'b/c.png', bytes: Buffer.from([1, 2, 3]) },
  ]
  expect(readZip(await writeZip(entries)).map((e) => [e.name, e.bytes.toString('hex')])).toEqual(
    entries.map((e) => [e.name, e.bytes.toString('hex')]),
  )
})
