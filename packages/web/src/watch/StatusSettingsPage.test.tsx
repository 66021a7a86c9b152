import { fireEvent, screen } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { showPage } from '../app/testing-page.tsx'
import { StatusSettingsPage } from './StatusSettingsPage.tsx'

afterEach(() => vi.restoreAllMocks())

const open = (permissions: readonly string[], page: object) =>
  showPage(<StatusSettingsPage />, {
    permissions,
    answers: {
      'GET /api/watch/status-page': () => ({
        unitId: 'unt_1',
        slug: 'example-center',
        title: '系统运行状态',
        note: '',
        shownTo: 'everybody',
        systemIds: ['sys_2', 'sys_1'],
        version: 1,
        ...page,
      }),
      'GET /api/watch/choices': () => ({
        systems: [
          { id: 'sys_1', name: '播出系统' },
          { id: 'sys_2', name: '客户端' },
        ],
        checks: [],
        devices: [],
      }),
    },
  })

test('who may see systems reads the address, who may open it and what it shows, and gets no form', async () => {
  open(['watch.read'], {})
  expect(await screen.findByText(/\/status\/example-center/)).toBeTruthy()
  expect(screen.getByText('所有人，不用登录')).toBeTruthy()
  expect(screen.getByText('客户端、播出系统')).toBeTruthy()
  expect(screen.getByRole('link', { name: '打开状态页' }).getAttribute('href')).toBe('/status/example-center')
  expect(screen.queryByRole('button', { name: '保存状态页' })).toBeNull()
})

test('who sets it up has the form below', async () => {
  open(['watch.read', 'watch.write'], {})
  expect(await screen.findByRole('button', { name: '保存状态页' })).toBeTruthy()
  expect(screen.getByRole('link', { name: '打开状态页' })).toBeTruthy()
})

test('before it is shown to anybody, who only reads gets no link to a page that would be refused', async () => {
  open(['watch.read'], { shownTo: 'nobody' })
  expect(await screen.findByText('还没有公开，公开后这里给出网址')).toBeTruthy()
  expect(screen.queryByRole('link', { name: '打开状态页' })).toBeNull()
})

test('while there is none, it says how one comes about', async () => {
  open(['watch.read'], { version: 0, shownTo: 'nobody' })
  expect(await screen.findByText('还没有状态页')).toBeTruthy()
})

test('the address is shown only for a name that may stand in it', async () => {
  open(['watch.read', 'watch.write'], {})
  const name = await screen.findByLabelText('网址中的名字')
  expect(screen.getByText(/^网址是 .*\/status\/example-center$/)).toBeTruthy()
  fireEvent.change(name, { target: { value: 'AB 中文' } })
  expect(await screen.findByText('3 到 40 个小写字母、数字或 -，不以 - 开头或结尾')).toBeTruthy()
  expect(screen.queryByText(/^网址是/)).toBeNull()
})
