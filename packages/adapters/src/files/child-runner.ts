import { type ChildProcess, fork } from 'node:child_process'
import { Refusal } from '@rongheng/core/kernel/refusal'
import type { FromChild, ToChild } from './child-messages.ts'

/** How a process that looks into files of strangers is started and held. */
export type ChildLimits = {
  /** The bundled entry, a file of `dist/app` whose source is named `…-child.ts`. */
  readonly entry: string
  /** Most memory for JavaScript objects, MB; a file that needs more is refused, and only the child dies of it. */
  readonly heapMb?: number
  /** Longest time the child may think without a word, ms. */
  readonly silenceMs?: number
}

/** Who listens to what the child finds on its way. */
export type ChildListener<Piece> = {
  readonly piece: (piece: Piece) => Promise<void>
  readonly progress: (p: { readonly done: number; readonly total: number }) => void
  /** What is said when the child ran out of memory or time. */
  readonly tooHeavy: () => Refusal
}

/** Does a job in a process of its own, which is gone afterwards. @throws Refusal the child's, or `tooHeavy` */
export async function runChild<Job, Piece, Result>(
  { entry, heapMb = 320, silenceMs = 60_000 }: ChildLimits,
  job: Job,
  listener: ChildListener<Piece>,
): Promise<Result> {
  const child = fork(entry, [], {
    execArgv: [`--max-old-space-size=${heapMb}`, '--max-semi-space-size=8', '--expose-gc'],
    env: {},
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    serialization: 'advanced',
  })
  try {
    return await conversation(child, job, listener, silenceMs)
  } finally {
    child.kill('SIGKILL')
  }
}

function conversation<Job, Piece, Result>(
  child: ChildProcess,
  job: Job,
  listener: ChildListener<Piece>,
  silenceMs: number,
): Promise<Result> {
  return new Promise((resolve, reject) => {
    const tooHeavy = () => reject(listener.tooHeavy())
    let timer = setTimeout(tooHeavy, silenceMs)
    const listen = () => {
      clearTimeout(timer)
      timer = setTimeout(tooHeavy, silenceMs)
    }
    const tell = (message: ToChild<Job>) => {
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
    child.on('message', (message: FromChild<Piece, Result>) => {
      clearTimeout(timer)
      if (message.is === 'done') return resolve(message.result)
      if (message.is === 'refused') return reject(new Refusal(message.code, message.facts))
      if (message.is === 'progress') {
        listener.progress(message)
        return listen()
      }
      listener.piece(message.piece).then(() => {
        listen()
        tell({ is: 'more' })
      }, reject)
    })
    tell({ is: 'work', job })
  })
}
