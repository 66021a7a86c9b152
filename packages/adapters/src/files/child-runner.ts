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
  /**
   * To how many borrowers a process may be lent, one after another. Left out it is one: then nothing that a file did to its
   * process can reach the file of somebody else.
   */
  readonly loans?: number
}

/** Who listens to what the child finds on its way. */
export type ChildListener<Piece> = {
  readonly piece: (piece: Piece) => Promise<void>
  readonly progress: (p: { readonly done: number; readonly total: number }) => void
  /** What is said when the child ran out of memory or time. */
  readonly tooHeavy: () => Refusal
}

/** A process on loan: does one job after another. @throws Refusal the child's, or `tooHeavy` */
export type LentChild<Job> = <Piece, Result>(job: Job, listener: ChildListener<Piece>) => Promise<Result>

/** Lends a process for the time of `use`, to nobody else meanwhile. */
export type ChildLender<Job> = <T>(use: (child: LentChild<Job>) => Promise<T>) => Promise<T>

/** A process that has grown beyond this is not lent again: a fresh one is smaller. */
const LEND_BELOW_MB = 130

type Held = { readonly child: ChildProcess; loans: number; residentMb: number }
/** The process died. */
class Died extends Error {}
/** The process said nothing for too long. */
class Silent extends Error {}

/**
 * Starts a process when one is needed, and keeps it when it may be lent again. One that died, ran out of time or met a bad
 * file is ended. What an earlier borrower left behind is no reason to refuse a file: a job that a used process did not survive
 * is done once more, by a fresh one.
 */
export function childLender<Job>({ loans = 1, ...limits }: ChildLimits): ChildLender<Job> {
  const free: Held[] = []
  const taken = (): Held => {
    for (let held = free.pop(); held; held = free.pop()) {
      if (!held.child.connected) continue
      held.child.ref()
      held.child.channel?.ref()
      return held
    }
    return { child: started(limits), loans: 0, residentMb: 0 }
  }
  const givenBack = (held: Held): void => {
    held.loans += 1
    if (held.loans >= loans || held.residentMb > LEND_BELOW_MB) return void held.child.kill('SIGKILL')
    // Nobody waits for it: it ends with us.
    held.child.unref()
    held.child.channel?.unref()
    free.push(held)
  }
  return async (use) => {
    let held: Held | null = null
    const run = async <Piece, Result>(job: Job, listener: ChildListener<Piece>): Promise<Result> => {
      const own = held ?? taken()
      held = own
      try {
        const { result, residentMb } = await conversation<Job, Piece, Result>(
          own.child,
          job,
          listener,
          limits.silenceMs,
        )
        own.residentMb = residentMb
        return result
      } catch (cause) {
        own.child.kill('SIGKILL')
        held = null
        if (cause instanceof Died && own.loans > 0) return run(job, listener)
        throw cause instanceof Died || cause instanceof Silent ? listener.tooHeavy() : cause
      }
    }
    try {
      return await use(run)
    } finally {
      if (held) givenBack(held)
    }
  }
}

function started({ entry, heapMb = 320 }: ChildLimits): ChildProcess {
  const child = fork(entry, [], {
    execArgv: [`--max-old-space-size=${heapMb}`, '--max-semi-space-size=8', '--expose-gc'],
    env: {},
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    serialization: 'advanced',
  })
  // What goes wrong with a process that nobody uses is seen when it is to be used.
  return child.on('error', () => {})
}

type Done<Result> = { readonly result: Result; readonly residentMb: number }

/** One job of a process. @throws Died, Silent */
async function conversation<Job, Piece, Result>(
  child: ChildProcess,
  job: Job,
  listener: ChildListener<Piece>,
  silenceMs = 60_000,
): Promise<Done<Result>> {
  let stop: () => void = () => {}
  const said = new Promise<Done<Result>>((resolve, reject) => {
    const died = () => reject(new Died())
    const silent = () => reject(new Silent())
    let timer = setTimeout(silent, silenceMs)
    const listen = () => {
      clearTimeout(timer)
      timer = setTimeout(silent, silenceMs)
    }
    const tell = (message: ToChild<Job>) => {
      // A child that died in between is heard of by `exit`.
      if (child.connected) child.send(message, () => {})
    }
    const hear = (message: FromChild<Piece, Result>) => {
      clearTimeout(timer)
      if (message.is === 'done') return resolve(message)
      if (message.is === 'refused') return reject(new Refusal(message.code, message.facts))
      if (message.is === 'progress') {
        listener.progress(message)
        return listen()
      }
      listener.piece(message.piece).then(() => {
        listen()
        tell({ is: 'more' })
      }, reject)
    }
    child.on('message', hear).on('exit', died).on('error', reject)
    stop = () => {
      clearTimeout(timer)
      child.off('message', hear).off('exit', died).off('error', reject)
    }
    tell({ is: 'work', job })
  })
  return said.finally(() => stop())
}
