import { expect, test } from 'vitest'
import { dedupeKey, maskAccount, missingOf, type PaymentTrace } from './payment.ts'

const trace = {
  on: '2023-03-01',
  amount: 120_000,
  payee: '示例网络科技有限公司',
  purpose: '平台运维 一季度',
  voucher: null,
} as unknown as PaymentTrace

test.each([
  [trace, 1, 'row|2023-03-01|示例网络科技有限公司|120000|平台运维一季度|1'],
  [trace, 2, 'row|2023-03-01|示例网络科技有限公司|120000|平台运维一季度|2'],
  [{ ...trace, voucher: '记-0012' }, 1, 'voucher|2023|记-0012|示例网络科技有限公司|120000|1'],
])('%o, row %i, is known as %s', (given, nth, key) => {
  expect(dedupeKey(given as PaymentTrace, nth)).toBe(key)
})

test('what a payment does not say is listed in the order of the form', () => {
  const people = { uses: '编辑部', applies: null, carriesOut: '示例公司', evaluates: null }
  expect(
    missingOf({ useId: null, payee: '某公司', contract: null, purpose: '运维', voucher: null, people }),
  ).toEqual(['use', 'contract', 'voucher', 'people.applies', 'people.evaluates'])
})

test.each([
  ['6222 0212 3456 7890', '****7890'],
  ['1234', '****'],
])('account %s is shown as %s', (account, shown) => {
  expect(maskAccount(account)).toBe(shown)
})
