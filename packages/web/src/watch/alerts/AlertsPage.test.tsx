import type { AlertLine } from '@rongheng/core/watch/alert-views'
import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type Answers, Refused, showPage } from '../../app/testing-page.tsx'
import { Stream } from '../testing-stream.ts'
import { AlertsPage } from './AlertsPage.tsx'

const LIST = 'GET /api/watch/alerts'
const now = Date.now()
const line = (n: number, more: Partial<AlertLine> = {}) =>
  ({
    id: `alt_${n}`,
    unitId: 'unt_1',
    source: 'check',
    sourceId: null,
    sourceName: null,
    kind: 'down',
    severity: 'urgent',
    title: '核心交换机',
    detail: '',
    checkId: `chk_${n}`,
    systemId: 'sys_1',
    systemName: '网络系统',
    labels: {},
    since: now - 12 * 60_000,
    openedAt: now - 12 * 60_000,
    changedAt: now,
    explainedBy: null,
    silencedBy: null,
    maintenanceBy: null,
    seen: null,
    ended: null,
    consequences: 0,
    held: null,
    ...more,
  }) as AlertLine
const listed = (...items: AlertLine[]) => ({
  items,
  count: items.length,
  groups:
    items.length > 0 ? [{ systemId: 'sys_1', name: '网络系统', count: items.length, worst: 'urgent' }] : [],
})

beforeEach(() => void vi.stubGlobal('EventSource', Stream))
afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
  Stream.all = []
})

const operator = ['watch.read', 'alert.handle']
const open = (answers: Answers, permissions: readonly string[] = operator) =>
  showPage(<AlertsPage />, { permissions, answers })
const rowOf = async (title: string) =>
  (await screen.findByRole('rowheader', { name: new RegExp(title) })).closest('tr') as HTMLElement

test('one alert for a cause: how bad, since when, and folded below it what is down only because of it', async () => {
  const answers: Answers = {
    [LIST]: () => listed(line(1, { consequences: 2, detail: '没有回应' })),
    'GET /api/watch/alerts/alt_1/consequences': () => ({
      items: [line(2, { title: '制作域交换机' }), line(3, { title: '媒资接口', detail: '连不上' })],
    }),
  }
  open(answers)
  const row = await rowOf('核心交换机')
  expect(within(row).getByText('紧急')).toBeTruthy()
  expect(within(row).getByText('没有回应')).toBeTruthy()
  expect(within(row).getByText('持续 12 分钟')).toBeTruthy()
  expect(screen.queryByText('制作域交换机')).toBeNull()
  const folded = within(row).getByText('连带 2 项')
  const details = folded.closest('details') as HTMLDetailsElement
  details.open = true
  details.dispatchEvent(new Event('toggle'))
  expect(await within(row).findByRole('link', { name: '制作域交换机' })).toBeTruthy()
  expect(within(row).getByText(/连不上/)).toBeTruthy()
})

test('who takes note is named on the row at once', async () => {
  let seen: AlertLine['seen'] = null
  const { sent } = open({
    [LIST]: () => listed(line(1, { seen })),
    'POST /api/watch/seen-alerts': () => {
      seen = { at: now as never, by: 'usr_1', byName: '罗斌' }
      return { seen: 1 }
    },
  })
  const row = await rowOf('核心交换机')
  await userEvent.click(within(row).getByRole('button', { name: '知悉 核心交换机' }))
  expect(await screen.findByText('罗斌已知悉')).toBeTruthy()
  expect(sent).toEqual([{ call: 'POST /api/watch/seen-alerts', body: { alertIds: ['alt_1'] } }])
  expect(within(row).queryByRole('button', { name: /^知悉/ })).toBeNull()
})

test('that somebody was faster is told in the row, not swallowed', async () => {
  open({
    [LIST]: () => listed(line(1)),
    'POST /api/watch/seen-alerts': () => new Refused(404, { code: 'watch.no-such-alert' }),
  })
  const row = await rowOf('核心交换机')
  await userEvent.click(within(row).getByRole('button', { name: '知悉 核心交换机' }))
  expect((await within(row).findByRole('alert')).textContent).toContain('没有这条告警')
})

test('who may only read is told why, and gets no button to silence', async () => {
  open({ [LIST]: () => listed(line(1)) }, ['watch.read'])
  const row = await rowOf('核心交换机')
  const note = within(row).getByRole('button', { name: '知悉 核心交换机' })
  expect(note.getAttribute('aria-disabled')).toBe('true')
  expect(within(row).getByText('只有运维人员能处理告警')).toBeTruthy()
  expect(within(row).queryByRole('button', { name: /^静默/ })).toBeNull()
})

async function silenceForm(): Promise<HTMLElement> {
  const row = await rowOf('核心交换机')
  await userEvent.click(within(row).getByRole('button', { name: '静默 核心交换机' }))
  return screen.findByRole('dialog', { name: '静默告警' })
}

test('a silence without a reason is not sent; the error stands at the field', async () => {
  const { sent } = open({ [LIST]: () => listed(line(1)) })
  const form = await silenceForm()
  await userEvent.click(within(form).getByRole('button', { name: '开始静默' }))
  expect(await within(form).findByText('请输入原因')).toBeTruthy()
  expect(within(form).getByLabelText('原因').getAttribute('aria-invalid')).toBe('true')
  expect(sent).toEqual([])
})

test('a silence has an end and a reason; an end that the server refuses is told at the field and on top', async () => {
  let refuse = true
  const { sent } = open({
    [LIST]: () => listed(line(1)),
    'POST /api/watch/silences': () => {
      if (refuse) return new Refused(409, { code: 'watch.silence-until' })
      return { id: 'sil_1' }
    },
  })
  const form = await silenceForm()
  await userEvent.click(within(form).getByLabelText('多久'))
  await userEvent.click(await screen.findByText('自己定'))
  const until = await within(form).findByLabelText('静默到')
  await userEvent.type(within(form).getByLabelText('原因'), '配件已订，周五到货')
  await userEvent.click(within(form).getByRole('button', { name: '开始静默' }))
  const sentence = '静默的结束时间要在现在之后、90 天以内。更长的安排请用“检修”。'
  await waitFor(() => expect(within(form).getAllByText(new RegExp(sentence))).toHaveLength(2))
  await userEvent.click(within(form).getByRole('link', { name: new RegExp(sentence) }))
  expect(document.activeElement).toBe(until)
  refuse = false
  await userEvent.click(within(form).getByRole('button', { name: '开始静默' }))
  await waitFor(() => expect(screen.queryByRole('dialog', { name: '静默告警' })).toBeNull())
  expect(sent[1]).toMatchObject({
    call: 'POST /api/watch/silences',
    body: { unitId: 'unt_1', checkIds: ['chk_1'], systemIds: [], reason: '配件已订，周五到货' },
  })
})

test('without alerts it says so and when one would stand here; with a filter it says to widen it', async () => {
  open({ [LIST]: ({ severity }) => ({ items: [], count: 0, groups: [], severity }) })
  expect(await screen.findByText('现在没有告警')).toBeTruthy()
  expect(screen.getByText(/监测点出故障、超过阈值或收不到数据时/)).toBeTruthy()
  await userEvent.selectOptions(screen.getByLabelText('等级'), '紧急')
  expect(await screen.findByText('没有符合条件的告警，请放宽上面的条件。')).toBeTruthy()
})

test('when the list does not arrive it says so, and does not say that there are none', async () => {
  open({})
  const told = await screen.findByRole('alert')
  expect(told.textContent).toContain('没有取到告警')
  expect(told.textContent).toContain('连不上服务器')
  expect(screen.queryByText('现在没有告警')).toBeNull()
})

test('what the server tells is asked for at once; nothing is asked again and again while it tells', async () => {
  let asked = 0
  let items: AlertLine[] = []
  open({
    [LIST]: () => {
      asked++
      return listed(...items)
    },
  })
  expect(await screen.findByText('现在没有告警')).toBeTruthy()
  const [stream] = Stream.all
  expect(stream?.url).toBe('/api/watch/live?of=alerts')
  stream?.say('open')
  items = [line(1)]
  stream?.say('alerts', '{}')
  expect(await rowOf('核心交换机')).toBeTruthy()
  expect(asked).toBe(2)
})
