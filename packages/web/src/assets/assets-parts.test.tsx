import type { Register } from '@rongheng/core/assets/api'
import type { Day } from '@rongheng/core/kernel/time'
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router'
import { screen, within } from '@testing-library/react'
import type { ReactNode } from 'react'
import { expect, test } from 'vitest'
import { show } from '../ui/testing.tsx'
import { DeviceStateTag } from './DeviceStateTag.tsx'
import { EndTag } from './EndTag.tsx'
import { Topology } from './Topology.tsx'

/** A part with links stands in a router. */
const showWithLinks = (part: ReactNode) => {
  const routeTree = createRootRoute({ component: () => part })
  const router = createRouter({ routeTree, history: createMemoryHistory() })
  return show(<RouterProvider router={router as never} />)
}

test('the end of a warranty is told in words beside its colour, and nothing said is no end', () => {
  const today = '2026-11-23' as Day
  show(
    <>
      <EndTag on={'2026-11-22' as Day} today={today} />
      <EndTag on={'2026-12-01' as Day} today={today} />
      <p>
        <EndTag on={null} today={today} />
      </p>
      <DeviceStateTag state="repair" />
    </>,
  )
  expect(screen.getByText(/已到期 2026年11月22日/)).toBeTruthy()
  expect(screen.getByText(/30 天内到期 2026年12月1日/)).toBeTruthy()
  expect(screen.getByText('未登记')).toBeTruthy()
  expect(screen.getByText(/维修/)).toBeTruthy()
})

const register = {
  systems: [
    { id: 'sys_1', name: '播出系统' },
    { id: 'sys_2', name: '网络系统' },
  ],
  devices: [{ id: 'dev_1', name: '核心交换机' }],
  needs: [
    { fromId: 'sys_1', toId: 'sys_2' },
    { fromId: 'sys_2', toId: 'dev_1' },
  ],
} as unknown as Register

test('the drawing of needs has a table that says the same, and a state in words where somebody knows it', async () => {
  showWithLinks(
    <Topology
      register={register}
      stateOf={(id) => (id === 'dev_1' ? { tone: 'bad', text: '中断' } : undefined)}
    />,
  )
  const drawing = await screen.findByRole('img', { name: '依赖拓扑' })
  expect(within(drawing).getByText('核心交换机 · 中断')).toBeTruthy()
  const row = screen.getByRole('rowheader', { name: '网络系统' }).closest('tr') as HTMLElement
  expect(within(row).getByText('核心交换机')).toBeTruthy()
  expect(within(row).getByText('播出系统')).toBeTruthy()
})

test('the layers say what each needs, for where there is no drawing', async () => {
  showWithLinks(<Topology register={register} />)
  const lowest = (await screen.findByText('第 3 层（上面的要靠它）')).closest('li') as HTMLElement
  expect(within(lowest).getByText('核心交换机')).toBeTruthy()
  expect(within(lowest).queryByText(/^靠：/)).toBeNull()
  expect(screen.getByText('靠：网络系统')).toBeTruthy()
})

test('two systems of one name are two rows, also where one of them needs nothing and is needed by nothing', async () => {
  const twice = {
    ...register,
    systems: [...register.systems, { id: 'sys_3', name: '播出系统' }],
  } as unknown as Register
  showWithLinks(<Topology register={twice} />)
  const rows = await screen.findAllByRole('rowheader', { name: '播出系统' })
  expect(
    rows.map((row) =>
      within(row.closest('tr') as HTMLElement)
        .getAllByRole('cell')
        .map((cell) => cell.textContent),
    ),
  ).toEqual([
    ['网络系统', '没有登记'],
    ['没有登记', '没有登记'],
  ])
})

test('without needs it says how they come about', () => {
  show(<Topology register={{ ...register, needs: [] }} />)
  expect(screen.getByText(/还没有登记依赖关系/)).toBeTruthy()
})
