import { fieldIssue } from '@rongheng/core/kernel/field-issue'
import type { Day } from '@rongheng/core/kernel/time'
import { alertApi } from '@rongheng/core/watch/alert-api'
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { noteServerDate } from '../../api/server-clock.ts'
import { Refused, showPage } from '../../app/testing-page.tsx'
import { MaintenanceForm } from './MaintenanceForm.tsx'

// Half past midnight in Shanghai, on the 23rd of November 2026: the night has not begun.
beforeEach(() => noteServerDate('2026-11-22T16:30:00Z'))
afterEach(() => {
  noteServerDate(new Date().toISOString())
  vi.restoreAllMocks()
})

/** The form for the 23rd of November 2026, a Monday; the server reads what is sent by the contract of the endpoint. */
function open(refusal?: string) {
  const done = vi.fn<() => void>()
  const page = showPage(<MaintenanceForm day={'2026-11-23' as Day} onDone={done} />, {
    permissions: ['watch.read', 'watch.write'],
    answers: {
      'GET /api/units': () => ({ units: [{ id: 'unt_1', parentId: null, name: '示例区融媒体中心' }] }),
      'GET /api/watch/choices': () => ({ systems: [], checks: [], devices: [] }),
      'POST /api/watch/maintenance': (sent) => {
        const { unitId, ...entry } = sent
        const read = alertApi.addWindow.input.omit({ unitId: true }).safeParse(entry, { reportInput: true })
        if (!read.success)
          return new Refused(422, { code: 'kernel.malformed', fields: read.error.issues.map(fieldIssue) })
        return refusal ? new Refused(409, { code: refusal }) : { id: 'mnt_1', unitId }
      },
    },
  })
  return { ...page, done }
}
const fill = (label: string, value: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value } })
const save = () => userEvent.click(screen.getByText('保存检修安排').closest('button') as HTMLElement)
const weekly = () => userEvent.click(screen.getByText('每周（例行检修）'))

/** The sentence stands beside the field, and on top with a link that leads to the field. */
async function toldAt(label: string, sentence: string): Promise<void> {
  const field = await screen.findByLabelText(label)
  const item = field.closest('.ant-form-item') as HTMLElement
  await waitFor(() => expect(within(item).getByText(sentence)).toBeTruthy())
  expect(field.getAttribute('aria-invalid')).toBe('true')
  const summary = screen.getByText('没有保存成功').closest('[role=alert]') as HTMLElement
  await userEvent.click(within(summary).getByRole('link', { name: new RegExp(sentence) }))
  expect(document.activeElement).toBe(field)
}

const once = [
  {
    wrong: 'ends before it begins',
    begin: '2026-11-24T03:00',
    end: '2026-11-24T01:00',
    says: '结束要在开始之后',
  },
  {
    wrong: 'ends at the moment at which it begins',
    begin: '2026-11-24T03:00',
    end: '2026-11-24T03:00',
    says: '结束要在开始之后',
  },
  {
    // From the 24th of November to the 26th of December are 32 days.
    wrong: 'lasts longer than 31 days',
    begin: '2026-11-24T03:00',
    end: '2026-12-26T03:00',
    says: '一次检修最长 31 天。更久不用的监测点，请暂停它。',
  },
]
test.each(once)('maintenance that $wrong is refused at its end', async ({ begin, end, says }) => {
  open()
  await screen.findByLabelText('名称')
  fill('名称', '换电池')
  fill('开始', begin)
  fill('结束', end)
  await save()
  await toldAt('结束', says)
})

test('every week at the same time is refused at its end', async () => {
  open()
  await screen.findByLabelText('名称')
  await weekly()
  fill('名称', '例行停机')
  fill('开始', '02:00')
  fill('结束', '02:00')
  await save()
  await toldAt('结束', '开始和结束不能是同一时刻。')
})

test.each([
  // Monday the 23rd is the chosen day; the 24th and 25th are a Tuesday and a Wednesday.
  {
    first: '2026-11-24',
    last: '2026-11-25',
    says: '在这些日期之间没有所选的星期几，检修一次也不会开始。',
  },
  { first: '2026-11-24', last: '2026-11-20', says: '结束要在开始之后' },
])('every Monday from $first to $last is refused at its last day', async ({ first, last, says }) => {
  open()
  await screen.findByLabelText('名称')
  await weekly()
  fill('名称', '例行停机')
  fill('从哪天起', first)
  fill('到哪天止（可不填）', last)
  await save()
  await toldAt('到哪天止（可不填）', says)
})

test('without a name, and without a day of the week, nothing is sent', async () => {
  const { sent } = open()
  await screen.findByLabelText('名称')
  await weekly()
  await userEvent.click(screen.getByRole('checkbox', { name: '周一' }))
  await save()
  expect(await screen.findByText('请输入名称')).toBeTruthy()
  expect(screen.getByText('至少选一天')).toBeTruthy()
  expect(sent).toEqual([])
})

test('a name of blanks is refused at the name', async () => {
  open()
  await screen.findByLabelText('名称')
  fill('名称', '  ')
  await save()
  await toldAt('名称', '请填写')
})

test.each([
  { code: 'watch.window-past', label: '结束', says: '检修的结束时间已经过去，请改成现在之后的时间。' },
  {
    code: 'watch.window-reaches-nothing',
    label: '系统',
    says: '请选择检修的系统或监测点，或选“本单位全部”。',
  },
])('the refusal $code stands at the field it is about', async ({ code, label, says }) => {
  open(code)
  await screen.findByLabelText('名称')
  fill('名称', '换电池')
  await save()
  await toldAt(label, says)
})

test('once the entry is mended and sent again, the error is gone from the field', async () => {
  const { sent, done } = open()
  await screen.findByLabelText('名称')
  fill('名称', '换电池')
  fill('开始', '2026-11-24T03:00')
  fill('结束', '2026-11-24T01:00')
  await save()
  await toldAt('结束', '结束要在开始之后')
  fill('结束', '2026-11-24T05:00')
  await save()
  await waitFor(() => expect(done).toHaveBeenCalled())
  expect(screen.getByLabelText('结束').getAttribute('aria-invalid')).not.toBe('true')
  expect(screen.queryByRole('link', { name: /结束要在开始之后/ })).toBeNull()
  // 03:00 in Shanghai is 19:00 UTC of the day before.
  expect(sent[1]?.body['time']).toEqual({
    kind: 'once',
    from: Date.UTC(2026, 10, 23, 19),
    to: Date.UTC(2026, 10, 23, 21),
  })
})

const begins = async () => ((await screen.findByLabelText('开始')) as HTMLInputElement).value

test.each([
  ['00:59 in the night', '2026-11-22T16:59:00Z', '2026-11-23T01:00'],
  ['01:00, when it has begun', '2026-11-22T17:00:00Z', '2026-11-24T01:00'],
  ['08:30 in the morning', '2026-11-23T00:30:00Z', '2026-11-24T01:00'],
  ['two days before', '2026-11-21T00:30:00Z', '2026-11-23T01:00'],
])('at %s the night that is offered has not begun', async (_, now, from) => {
  noteServerDate(now)
  open()
  expect(await begins()).toBe(from)
})

test('what the server said is gone once the other kind is chosen', async () => {
  open('watch.window-past')
  await screen.findByLabelText('名称')
  fill('名称', '换电池')
  await save()
  await toldAt('结束', '检修的结束时间已经过去，请改成现在之后的时间。')
  await weekly()
  await waitFor(() => expect(screen.queryByText('没有保存成功')).toBeNull())
})

test('what the server said is gone once the page itself finds a field empty', async () => {
  const { sent } = open('watch.window-past')
  await screen.findByLabelText('名称')
  fill('名称', '换电池')
  await save()
  await toldAt('结束', '检修的结束时间已经过去，请改成现在之后的时间。')
  fill('名称', '')
  await save()
  expect(await screen.findByText('请输入名称')).toBeTruthy()
  await waitFor(() => expect(screen.queryByText('没有保存成功')).toBeNull())
  expect(sent).toHaveLength(1)
})
