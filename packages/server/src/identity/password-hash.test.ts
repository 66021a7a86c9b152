import { expect, test } from 'vitest'
import { hashPassword, passwordFits } from './password-hash.ts'

test('a password costs 32 MiB a try, and fits its own hash only', async () => {
  const hash = await hashPassword('四海之内 2024')
  expect(hash).toMatch(/^scrypt\$32768\$8\$3\$/)
  expect(await passwordFits('四海之内 2024', hash)).toBe(true)
  expect(await passwordFits('四海之内 2025', hash)).toBe(false)
  expect(await passwordFits('四海之内 2024', null)).toBe(false)
})
