import { screen, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { DataTable } from './DataTable.tsx'
import { show } from './testing.tsx'

const columns = [
  { key: 'name', title: '项目', head: true, cell: (row: { name: string }) => row.name },
  { key: 'rate', title: '执行率', numeric: true, cell: () => '97.70%' },
]

test('rows are named by their head cell, and each cell knows its heading for narrow screens', () => {
  show(
    <DataTable
      caption="2023 年项目"
      columns={columns}
      rows={[{ name: '平台运维' }]}
      rowKey={(r) => r.name}
    />,
  )
  const table = screen.getByRole('table', { name: '2023 年项目' })
  const row = within(table).getByRole('row', { name: /平台运维/ })
  expect(within(row).getByRole('rowheader').textContent).toBe('平台运维')
  expect(within(row).getByRole('cell').getAttribute('data-title')).toBe('执行率')
})

test('without rows it says so', () => {
  show(<DataTable caption="项目" columns={columns} rows={[]} rowKey={(r) => r.name} />)
  expect(screen.getByText('暂无数据')).toBeTruthy()
  expect(screen.queryByRole('table')).toBeNull()
})

test.each([
  // Six rows on pages of four are two pages.
  { asked: 999, total: 6, goesTo: [2, 4] },
  { asked: 2, total: 6, goesTo: null },
  { asked: 999, total: 0, goesTo: null },
])('asked for page $asked of $total rows it goes to $goesTo', ({ asked, total, goesTo }) => {
  const onPage = vi.fn<(page: number, pageSize: number) => void>()
  show(
    <DataTable
      caption="项目"
      columns={columns}
      rows={[]}
      rowKey={(r) => r.name}
      paging={{ page: asked, pageSize: 4, total, onPage }}
    />,
  )
  expect(onPage.mock.calls[0] ?? null).toEqual(goesTo)
})
