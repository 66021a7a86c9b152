import { expect, test } from 'vitest'
import type { Fen } from '../kernel/money.ts'
import type { Day, Instant } from '../kernel/time.ts'
import { completed, proposals } from './completion.ts'
import { type Payment, PaymentId } from './payment.ts'
import { ProjectId, UseId } from './project.ts'

const ulid = (n: number) => `01HC0MP1ET${String(n).padStart(16, '0')}`
const [cloud, people] = [UseId.parse(`use_${ulid(1)}`), UseId.parse(`use_${ulid(2)}`)]
let made = 0
const payment = (change: Partial<Payment>): Payment => ({
  id: PaymentId.parse(`pay_${ulid(++made)}`),
  unitId: 'unt_1',
  projectId: ProjectId.parse(`prj_${ulid(1)}`),
  useId: null,
  on: '2026-03-01' as Day,
  amount: 100 as Fen,
  source: 'appropriation',
  payee: '甲公司',
  payeeAccount: null,
  payeeBank: null,
  contract: null,
  purpose: '云服务费（3月）',
  voucher: 'P1',
  people: { uses: null, applies: null, carriesOut: null, evaluates: null },
  batchId: null,
  dedupeKey: String(made),
  reversed: null,
  createdAt: 0 as Instant,
  version: 1,
  ...change,
})

test('what is said of many is written into what is missing, and over the rest only when asked', () => {
  const bare = payment({})
  expect(completed(bare, { use: cloud, 'people.uses': '编辑部' }, false)).toMatchObject({
    useId: cloud,
    contract: null,
    people: { uses: '编辑部', applies: null },
  })
  const said = payment({ useId: people })
  expect(completed(said, { use: cloud }, false)).toBeNull()
  expect(completed(said, { use: cloud }, true)).toMatchObject({ useId: cloud })
  expect(completed(said, { use: people }, true)).toBeNull()
})

test('payments to the same payee for the same purpose propose what they all say, whatever the month', () => {
  const others = [
    payment({ useId: cloud, contract: 'HT-1', purpose: '云服务费（1月）' }),
    payment({ useId: cloud, contract: 'HT-1', purpose: '云服务费（2月）' }),
    payment({ useId: people, contract: 'HT-2', purpose: '驻场人员' }),
  ]
  const [march, april] = [payment({}), payment({ purpose: '云服务费（4月）' })]
  const found = proposals([march, april], others)
  expect(found).toMatchObject([{ payee: '甲公司', set: { use: cloud, contract: 'HT-1' }, from: 2 }])
  expect(found[0]?.payments.map((p) => p.id)).toEqual([march.id, april.id])
  expect(proposals([payment({ purpose: '驻场人员' })], others)[0]?.set).toEqual({
    use: people,
    contract: 'HT-2',
  })
})

test('where purposes differ, only what all payments to the payee agree in is proposed, and nothing for others', () => {
  const others = [
    payment({
      useId: cloud,
      purpose: '云服务费',
      people: { uses: '技术部', applies: null, carriesOut: null, evaluates: null },
    }),
    payment({
      useId: people,
      purpose: '驻场',
      people: { uses: '技术部', applies: null, carriesOut: null, evaluates: null },
    }),
  ]
  expect(proposals([payment({ purpose: '备件' })], others)).toMatchObject([
    { purpose: null, set: { 'people.uses': '技术部' }, from: 2 },
  ])
  expect(proposals([payment({ payee: '乙公司' }), payment({ payee: null })], others)).toEqual([])
})
