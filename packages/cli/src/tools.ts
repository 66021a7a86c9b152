import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Endpoint } from '@rongheng/core/kernel/endpoint'
import type { FieldIssue } from '@rongheng/core/kernel/field-issue'
import { Refusal } from '@rongheng/core/kernel/refusal'
import { requestOf } from '@rongheng/core/kernel/request'
import { say, type Language } from '@rongheng/core/kernel/words'
import { allWords, issueText } from '@rongheng/core/words'
import { z } from 'zod'
import type { Tools } from './command.ts'
import { openDesk } from './report/check-desk.ts'
import { bodyOf, type ServerProcess } from './server-process.ts'

/** The language of the terminal: English where the system says so, Chinese otherwise. */
export const terminalLanguage = (env: NodeJS.ProcessEnv): Language =>
  /^en/i.test(env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '') ? 'en' : 'zh-CN'

/** Everything a command may touch, bound to one server and one terminal. */
export function toolsFor(server: ServerProcess, language: Language, json: boolean): Tools {
  const send = async (endpoint: Endpoint, input: unknown, bytes: Uint8Array | null) => {
    const parts = requestOf(endpoint, input as never)
    const type = bytes ? 'application/octet-stream' : 'application/json'
    const body = bytes ?? parts.body
    const answer = await server.request(
      parts.method,
      parts.url,
      body === null ? {} : { 'content-type': type },
      body,
    )
    if ((answer.statusCode ?? 500) >= 400) throw refusalOf(await bodyOf(answer), language)
    return answer
  }
  const parsed = async <O extends z.core.$ZodType>(
    endpoint: Endpoint<z.core.$ZodType, O>,
    input: unknown,
    bytes: Uint8Array | null,
  ) =>
    z.parse(endpoint.output, JSON.parse((await bodyOf(await send(endpoint, input, bytes))).toString('utf8')))
  return {
    call: (endpoint, input) => parsed(endpoint, input, null),
    upload: (endpoint, input, bytes) => parsed(endpoint, input, bytes),
    download: async (endpoint, input) => {
      const answer = await send(endpoint, input, null)
      return {
        name: nameIn(answer.headers['content-disposition'] ?? ''),
        mediaType: answer.headers['content-type'] ?? 'application/octet-stream',
        bytes: new Uint8Array(await bodyOf(answer)),
      }
    },
    readFile: (file) =>
      readFile(file).catch((cause: Error) => {
        throw new Refusal('kernel.file-unreadable', { name: file, why: cause.message })
      }),
    writeFile: async (file, bytes) => {
      const folder = path.dirname(path.resolve(file))
      try {
        await mkdir(folder, { recursive: true })
        await writeFile(file, bytes)
      } catch (cause) {
        throw new Refusal('kernel.output-unwritable', { folder, why: (cause as Error).message })
      }
    },
    json,
    print: (line) => {
      if (!json) process.stdout.write(`${line}\n`)
    },
    progress: (done, total) => {
      if (!process.stderr.isTTY || json || total <= 0) return
      const filled = Math.round((30 * done) / total)
      process.stderr.write(
        `\r[${'█'.repeat(filled)}${'·'.repeat(30 - filled)}] ${done}/${total}${done >= total ? '\n' : ''}`,
      )
    },
    language,
    say: (text) => (language === 'en' ? text.en : text.zh),
    sentence: (code, facts = {}) => say(allWords, language, code, facts),
    program: {
      root: server.root,
      dataDir: server.dataDir,
      fetch: (method, url) => server.request(method, url),
      isRunning: () => server.isRunning(),
      openDesk: () => openDesk(server.bundle()),
      server: (args) => server.foreground(args),
    },
  }
}

/** The refusal in an answer's body; a fault of the server reads as one too. */
export function refusalOf(body: Buffer, language: Language = terminalLanguage(process.env)): Refusal {
  try {
    const { code, facts, fields } = JSON.parse(body.toString('utf8')) as {
      code: string
      facts?: Record<string, string | number>
      fields?: FieldIssue[]
    }
    const where = (fields ?? []).map((issue) => issueText(language, issue)).join('；')
    return new Refusal(code, where ? { ...facts, fields: where } : (facts ?? {}))
  } catch {
    return new Refusal('kernel.fault', { requestId: '' })
  }
}

function nameIn(disposition: string): string {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition)?.[1]
  return encoded ? decodeURIComponent(encoded) : (/filename="([^"]*)"/.exec(disposition)?.[1] ?? 'download')
}
