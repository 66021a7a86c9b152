import { fieldIssue } from '@rongheng/core/kernel/field-issue'
import { watchApi } from '@rongheng/core/watch/api'
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, test, vi } from 'vitest'
import { Refused, showPage } from '../app/testing-page.tsx'
import { CheckForm } from './CheckForm.tsx'

afterEach(() => vi.restoreAllMocks())

/** The form of a new HTTP check; the server reads what is sent by the contract of the endpoint. */
function open(refusal?: object) {
  return showPage(
    <CheckForm
      kind="http"
      view={null}
      units={[{ id: 'unt_1', name: '示例区融媒体中心' }]}
      onSaved={() => {}}
    />,
    {
      permissions: ['watch.read', 'watch.write'],
      answers: {
        'GET /api/watch/choices': () => ({ systems: [], checks: [], devices: [] }),
        'POST /api/watch/checks': (sent) => {
          const read = watchApi.createCheck.input.safeParse(
            { ...sent, unitId: 'unt_01HWFRMS000000000000000001' },
            { reportInput: true },
          )
          if (!read.success)
            return new Refused(422, { code: 'kernel.malformed', fields: read.error.issues.map(fieldIssue) })
          return new Refused(409, refusal ?? { code: 'kernel.stale' })
        },
      },
    },
  )
}

const save = () => userEvent.click(screen.getByText('保存监测点').closest('button') as HTMLElement)
const fill = async (label: string, value: string) =>
  fireEvent.change(await screen.findByLabelText(label), { target: { value } })

/** The sentence stands beside the field and once on top, with a link that leads to the field. */
async function toldAt(label: string, sentence: RegExp): Promise<void> {
  const field = await screen.findByLabelText(label)
  const item = field.closest('.ant-form-item') as HTMLElement
  await waitFor(() => expect(within(item).getByText(sentence)).toBeTruthy())
  expect(field.getAttribute('aria-invalid')).toBe('true')
  const summary = screen.getByText('没有保存成功').closest('[role=alert]') as HTMLElement
  await userEvent.click(within(summary).getByRole('link', { name: sentence }))
  expect(document.activeElement).toBe(field)
}

test.each([
  ['www.example.cn', /请写完整的网址，以 http:\/\/ 或 https:\/\/ 开头/],
  ['http://u:Secret@example.cn/', /网址里不要写用户名和密码.*登录方式/],
])('the address %s is refused at its field', async (url, sentence) => {
  open()
  await fill('网址', url)
  await save()
  await toldAt('网址', sentence)
})

test('a time that is too long by itself and longer than the interval is told once', async () => {
  open()
  await fill('网址', 'https://example.cn/')
  // 400 s are more than the 300 s of any check, and more than the interval of 30 s.
  await fill('超时时间（秒）', '400')
  await save()
  await toldAt('超时时间（秒）', /300/)
  expect(screen.getAllByRole('link', { name: /超时时间/ })).toHaveLength(1)
})

test('one wrong status among several is told at the field that holds them all', async () => {
  open()
  await fill('网址', 'https://example.cn/')
  await fill('哪些状态码算正常', '2xx 999')
  await save()
  await toldAt('哪些状态码算正常', /状态码请写成/)
})

test('a limit without a value is told in its line', async () => {
  open()
  await fill('网址', 'https://example.cn/')
  await userEvent.click(screen.getByText('加一条阈值').closest('button') as HTMLElement)
  await save()
  await toldAt('第 1 条的数值', /请填写/)
})

test('a name that is taken is told at the name', async () => {
  open({ code: 'watch.check-name-taken', facts: { name: '首页' } })
  await fill('网址', 'https://example.cn/')
  await fill('名称', '首页')
  await save()
  await toldAt('名称', /已有叫“首页”的监测点/)
})
