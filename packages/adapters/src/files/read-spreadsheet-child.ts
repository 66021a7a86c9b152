import { Refusal } from '@rongheng/core/kernel/refusal'
import type { FromChild, ToChild } from './child-messages.ts'
import { readSpreadsheet } from './read-spreadsheet.ts'

// The entry of the process that reads files of strangers: it knows no secrets, has a limited heap, and ends after one file.

const say = (message: FromChild): Promise<void> =>
  new Promise((resolve) => {
    process.send?.(message, () => resolve())
  })

let more: () => void = () => {}
let lastProgress = 0
let blocks = 0
/** There with `--expose-gc`. */
const collect = (globalThis as { gc?: () => void }).gc ?? (() => {})

process.on('message', (message: ToChild) => {
  if (message.is === 'more') return more()
  void read(message.bytes).then(
    () => process.exit(0),
    () => process.exit(1),
  )
})
process.on('disconnect', () => process.exit(1))

async function read(bytes: Uint8Array): Promise<void> {
  try {
    const sheets = await readSpreadsheet(bytes, {
      async rows(sheet, rows) {
        const taken = new Promise<void>((resolve) => {
          more = resolve
        })
        await say({ is: 'rows', sheet, rows })
        await taken
        // On a busy machine the collector falls behind, and the process grows for nothing.
        blocks += 1
        if (blocks % 10 === 0) collect()
      },
      progress({ done, total }) {
        if (Date.now() - lastProgress < 200) return
        lastProgress = Date.now()
        void say({ is: 'progress', done, total })
      },
    })
    await say({ is: 'done', sheets })
  } catch (cause) {
    const refusal = cause instanceof Refusal ? cause : new Refusal('budget.file-damaged')
    await say({ is: 'refused', code: refusal.code, facts: refusal.facts })
  }
}
