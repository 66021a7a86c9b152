import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import type { PdfMaker } from '@rongheng/core/report/ports'

const run = promisify(execFile)
const names = [
  'soffice',
  'libreoffice',
  '/opt/libreoffice/program/soffice',
  '/Applications/LibreOffice.app/Contents/MacOS/soffice',
  'C:\\Program Files\\LibreOffice\\program\\soffice.exe',
]

/** PDF through LibreOffice where it is installed. One document at a time: each run takes a profile of its own and some 300 MB. */
export function libreOffice(commands: readonly string[] = names): PdfMaker {
  let program: Promise<{ command: string; version: string } | null> | null = null
  const found = () => (program ??= find(commands))
  let last: Promise<unknown> = Promise.resolve()
  return {
    program: async () => (await found())?.version ?? null,
    toPdf: async (docx) => {
      const office = await found()
      if (!office) return { failed: 'LibreOffice' }
      const own = () => convert(office.command, docx)
      // Whatever became of the one before.
      const turn = last.then(own, own)
      last = turn
      return turn
    },
  }
}

async function find(commands: readonly string[]): Promise<{ command: string; version: string } | null> {
  for (const command of commands) {
    try {
      const { stdout } = await run(command, ['--version'], { timeout: 20_000 })
      const version = /LibreOffice [\d.]+/.exec(stdout)?.[0]
      if (version) return { command, version }
    } catch {
      // Not under this name: the next one.
    }
  }
  return null
}

async function convert(command: string, docx: Uint8Array): Promise<{ pdf: Uint8Array } | { failed: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'rongheng-pdf-'))
  try {
    await writeFile(join(folder, 'report.docx'), docx)
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`
    const args = [
      profile,
      '--headless',
      '--norestore',
      '--convert-to',
      'pdf',
      '--outdir',
      folder,
      join(folder, 'report.docx'),
    ]
    await run(command, args, { timeout: 60_000, killSignal: 'SIGKILL' })
    return { pdf: await readFile(join(folder, 'report.pdf')) }
  } catch (cause) {
    const why =
      cause instanceof Error && 'killed' in cause && cause.killed ? '60 s' : String(cause).split('\n')[0]
    return { failed: why ?? 'LibreOffice' }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
