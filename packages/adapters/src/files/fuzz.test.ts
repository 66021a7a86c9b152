import { expect, test } from 'vitest'
import { broken, opened, wholeFiles } from './testing-fuzz.ts'

// `npm run bench:documents` does the same with 2,000 files, some of them in the child process.
test('every broken file is read or refused, soon, and comments leave the text as it was', async () => {
  const whole = wholeFiles()
  for (const file of whole) expect(await opened(file)).toMatchObject({ came: 'read' })
  for (let n = 0; n < 140; n++) {
    const { took } = await opened(await broken(whole, 1, n))
    expect(took, `file ${n}`).toBeLessThan(5_000)
  }
})
