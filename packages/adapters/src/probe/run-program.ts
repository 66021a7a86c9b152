import { spawn } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import path from 'node:path'

/** How a program ended. */
export type Ended = {
  /** null when a signal ended it. */
  readonly code: number | null
  readonly stdout: Buffer
  readonly stderr: Buffer
  /** It said more than was kept, and was ended for it. */
  readonly tooMuch: boolean
}

/** Where a program of the system lies; null when it is not installed. Looked for anew each time: it may be installed meanwhile. */
export function programPath(name: string): string | null {
  const places = [...(process.env['PATH'] ?? '').split(path.delimiter), '/usr/sbin', '/sbin']
  for (const place of places.filter((one) => path.isAbsolute(one))) {
    const file = path.join(place, name)
    try {
      accessSync(file, constants.X_OK)
      return file
    } catch {
      // not here
    }
  }
  return null
}

/**
 * Runs a program without a shell, and keeps what it says up to a limit. When told to stop, it and all that it began are killed.
 *
 * @throws what kept it from starting; the reason of `stop`
 */
export function runProgram(
  file: string,
  args: readonly string[],
  stop: AbortSignal,
  options: {
    readonly limit: number
    readonly cwd?: string
    readonly env?: Readonly<Record<string, string>>
    readonly stdin?: string
    /** Called when the program is really gone: one that hangs in the kernel cannot be killed. */
    readonly gone?: () => void
  },
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    if (stop.aborted) {
      options.gone?.()
      reject(stop.reason as Error)
      return
    }
    const child = spawn(file, args, {
      shell: false,
      cwd: options.cwd,
      env: { PATH: '/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin', LC_ALL: 'C', ...options.env },
      stdio: ['pipe', 'pipe', 'pipe'],
      // A group of its own, so that its children can be ended with it.
      detached: process.platform !== 'win32',
      windowsHide: true,
    })
    const kept = { stdout: [] as Buffer[], stderr: [] as Buffer[] }
    let bytes = 0
    let tooMuch = false
    const kill = () => {
      try {
        if (process.platform !== 'win32' && child.pid !== undefined) process.kill(-child.pid, 'SIGKILL')
        else child.kill('SIGKILL')
      } catch {
        // already gone
      }
    }
    const halt = () => {
      kill()
      reject(stop.reason as Error)
    }
    stop.addEventListener('abort', halt, { once: true })
    for (const name of ['stdout', 'stderr'] as const)
      child[name].on('data', (chunk: Buffer) => {
        const room = options.limit - bytes
        bytes += chunk.length
        if (room > 0) kept[name].push(chunk.subarray(0, room))
        if (bytes > options.limit && !tooMuch) {
          tooMuch = true
          kill()
        }
      })
    child.stdin.on('error', () => {})
    child.stdin.end(options.stdin ?? '')
    child.once('error', (cause) => {
      options.gone?.()
      stop.removeEventListener('abort', halt)
      reject(cause)
    })
    child.once('close', (code) => {
      options.gone?.()
      stop.removeEventListener('abort', halt)
      resolve({ code, stdout: Buffer.concat(kept.stdout), stderr: Buffer.concat(kept.stderr), tooMuch })
    })
    // A child of the child may hold the pipes open after the program has ended: what it said until then is enough.
    child.once('exit', () => {
      kill()
    })
  })
}
