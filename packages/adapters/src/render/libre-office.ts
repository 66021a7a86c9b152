import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import type { OfficeConverter, PdfMaker } from '@rongheng/core/report/ports'

const run = promisify(execFile)
const names = [
  'soffice',
  'libreoffice',
  '/opt/libreoffice/program/soffice',
  '/Applications/LibreOffice.app/Contents/MacOS/soffice',
  'C:\\Program Files\\LibreOffice\\program\\soffice.exe',
]

/**
 * LibreOffice where it is installed, for PDF and for files of old formats. One document at a time: each run takes a profile of
 * its own, in which macros do not run, and some 300 MB.
 */
export function libreOffice(commands: readonly string[] = names): PdfMaker & OfficeConverter {
  let program: Promise<{ command: string; version: string } | null> | null = null
  const found = () => (program ??= find(commands))
  let last: Promise<unknown> = Promise.resolve()
  const convert: OfficeConverter['convert'] = async (bytes, from, to) => {
    const office = await found()
    if (!office) return null
    const own = () => converted(office.command, bytes, from, to)
    // Whatever became of the one before.
    const turn = last.then(own, own)
    last = turn
    return turn
  }
  return {
    program: async () => (await found())?.version ?? null,
    convert,
    toPdf: async (docx) => {
      const made = await convert(docx, 'docx', 'pdf')
      return made === null ? { failed: 'LibreOffice' } : 'bytes' in made ? { pdf: made.bytes } : made
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

async function converted(
  command: string,
  bytes: Uint8Array,
  from: string,
  to: string,
): Promise<{ bytes: Uint8Array } | { failed: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'rongheng-office-'))
  try {
    const source = join(folder, `report.${from}`)
    const target = join(folder, 'made')
    await writeFile(source, bytes)
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`
    const args = [profile, '--headless', '--norestore', '--convert-to', to, '--outdir', target, source]
    await run(command, args, { timeout: 60_000, killSignal: 'SIGKILL' })
    return { bytes: await readFile(join(target, `report.${to}`)) }
  } catch (cause) {
    const why =
      cause instanceof Error && 'killed' in cause && cause.killed ? '60 s' : String(cause).split('\n')[0]
    return { failed: why ?? 'LibreOffice' }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
