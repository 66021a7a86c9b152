import { type ChildProcess, fork } from 'node:child_process'
import type { GridReader, GridSink, SheetInfo } from '@rongheng/core/budget/ledger-grid'
import { Refusal } from '@rongheng/core/kernel/refusal'
import type { FromChild, ToChild } from './child-messages.ts'
import { fileRefusal, MAX_FILE_BYTES } from './file-refusals.ts'

/** How the reading process is started and held. */
export type ChildLimits = {
  /** The bundled entry, `dist/read-spreadsheet.js`. */
  readonly entry: string
  /** Most memory for JavaScript objects, MB; a file that needs more is refused, and only the child dies of it. */
  readonly heapMb?: number
  /** Longest time the child may think without a word, ms. */
  readonly silenceMs?: number
}

/** Reads spreadsheets in a process of its own, one per file. */
export const childReader =
  ({ entry, heapMb = 320, silenceMs = 60_000 }: ChildLimits): GridReader =>
  async (bytes, sink) => {
    if (bytes.length === 0) throw fileRefusal('file-empty')
    if (bytes.length > MAX_FILE_BYTES) throw fileRefusal('file-too-large')
    const child = fork(entry, [], {
      execArgv: [`--max-old-space-size=${heapMb}`, '--max-semi-space-size=8', '--expose-gc'],
      env: {},
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      serialization: 'advanced',
    })
    try {
      return await conversation(child, bytes, sink, silenceMs)
    } finally {
      child.kill('SIGKILL')
    }
  }

function conversation(
  child: ChildProcess,
  bytes: Uint8Array,
  sink: GridSink,
  silenceMs: number,
): Promise<SheetInfo[]> {
  return new Promise((resolve, reject) => {
    const tooHeavy = () => reject(fileRefusal('file-too-heavy'))
    let timer = setTimeout(tooHeavy, silenceMs)
    const listen = () => {
      clearTimeout(timer)
      timer = setTimeout(tooHeavy, silenceMs)
    }
    const tell = (message: ToChild) => {
      // A child that died in between is heard of by `exit`.
      if (child.connected) child.send(message, () => {})
    }
    child.on('error', (cause) => {
      clearTimeout(timer)
      reject(cause)
    })
    child.on('exit', () => {
      clearTimeout(timer)
      tooHeavy()
    })
    child.on('message', (message: FromChild) => {
      clearTimeout(timer)
      if (message.is === 'done') return resolve(message.sheets)
      if (message.is === 'refused') return reject(new Refusal(message.code, message.facts))
      if (message.is === 'progress') {
        sink.progress(message)
        return listen()
      }
      sink.rows(message.sheet, message.rows).then(() => {
        listen()
        tell({ is: 'more' })
      }, reject)
    })
    tell({ is: 'read', bytes })
  })
}
