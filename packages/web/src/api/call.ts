import type { Endpoint } from '@rongheng/core/kernel/endpoint'
import type { FieldIssue } from '@rongheng/core/kernel/field-issue'
import type { z } from 'zod'
import { ApiError } from './api-error.ts'
import { attendanceHeaders } from './attendance.ts'
import { loadWords } from './known-words.ts'
import { canTell } from './sentence.ts'
import { noteServerDate } from './server-clock.ts'

/** What a call may carry beside its input. */
export type CallOptions = {
  readonly signal?: AbortSignal
  /** Bytes of the one file of an `upload` endpoint. */
  readonly file?: Blob
  /** Share of the file sent so far, 0 to 1. */
  readonly onProgress?: (share: number) => void
}

type Values = Readonly<Record<string, unknown>>

/** The address of an endpoint for an input, and what of the input is left for query or body. */
export function addressOf(path: string, input: Values): { url: string; rest: Values } {
  const rest = { ...input }
  const url = path.replace(/:(\w+)/g, (_, name: string) => {
    const value = rest[name]
    delete rest[name]
    return encodeURIComponent(String(value))
  })
  return { url, rest }
}

function withQuery(url: string, values: Values): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined || value === null) continue
    for (const one of Array.isArray(value) ? value : [value])
      query.append(name, typeof one === 'object' ? JSON.stringify(one) : String(one))
  }
  const text = query.toString()
  return text ? `${url}?${text}` : url
}

/** What the server's refusal says, with the words to tell it at hand. */
async function refusal(status: number, text: string, requestId: string | null): Promise<ApiError> {
  const error = errorIn(status, text, requestId)
  if (!canTell(error)) await loadWords()
  return error
}

/** The server's refusal, whatever shape the answer has. */
function errorIn(status: number, text: string, requestId: string | null): ApiError {
  try {
    const body = JSON.parse(text) as {
      code?: string
      facts?: Record<string, string | number>
      fields?: FieldIssue[]
      requestId?: string
    }
    return new ApiError({
      status,
      code: body.code ?? 'kernel.fault',
      facts: body.facts ?? {},
      issues: body.fields ?? [],
      requestId: body.requestId ?? requestId,
    })
  } catch {
    return new ApiError({ status, code: status >= 500 ? 'kernel.fault' : 'web.not-understood', requestId })
  }
}

const unreachable = () => new ApiError({ status: 0, code: 'web.unreachable' })

// fetch cannot say how much of an upload is sent; XMLHttpRequest can.
function send(
  method: string,
  url: string,
  file: Blob,
  options: CallOptions,
): Promise<{ status: number; text: string; requestId: string | null }> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open(method, url)
    request.setRequestHeader('content-type', 'application/octet-stream')
    for (const [name, value] of Object.entries(attendanceHeaders())) request.setRequestHeader(name, value)
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) options.onProgress?.(event.loaded / event.total)
    }
    request.onload = () =>
      resolve({
        status: request.status,
        text: request.responseText,
        requestId: request.getResponseHeader('x-request-id'),
      })
    request.onerror = () => reject(unreachable())
    request.onabort = () => reject(new DOMException('aborted', 'AbortError'))
    options.signal?.addEventListener('abort', () => request.abort())
    request.send(file)
  })
}

async function ask(
  method: string,
  url: string,
  body: Values | Blob | null,
  signal?: AbortSignal,
): Promise<Response> {
  const bytes = body instanceof Blob
  try {
    const response = await fetch(url, {
      method,
      credentials: 'same-origin',
      headers: {
        ...attendanceHeaders(),
        ...(body && { 'content-type': bytes ? 'application/octet-stream' : 'application/json' }),
      },
      ...(body && { body: bytes ? body : JSON.stringify(body) }),
      ...(signal && { signal }),
    })
    noteServerDate(response.headers.get('date'))
    return response
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause
    throw unreachable()
  }
}

function requestOf(e: Endpoint, input: Values, hasFile: boolean): { url: string; body: Values | null } {
  const { url, rest } = addressOf(e.path, input)
  const inQuery = hasFile || e.method === 'GET' || e.method === 'DELETE'
  return inQuery ? { url: withQuery(url, rest), body: null } : { url, body: rest }
}

/**
 * Calls an endpoint. The input goes into path, query and body as its contract says.
 *
 * @throws ApiError when the server refuses or cannot be reached
 */
export async function call<I extends z.core.$ZodType, O extends z.core.$ZodType>(
  e: Endpoint<I, O>,
  input: z.input<I>,
  options: CallOptions = {},
): Promise<z.output<O>> {
  const { url, body } = requestOf(e, (input ?? {}) as Values, options.file !== undefined)
  if (options.file) {
    const answer = await send(e.method, url, options.file, options)
    if (answer.status >= 400) throw await refusal(answer.status, answer.text, answer.requestId)
    return (answer.text ? JSON.parse(answer.text) : undefined) as z.output<O>
  }
  const response = await ask(e.method, url, body, options.signal)
  const text = await response.text()
  if (!response.ok) throw await refusal(response.status, text, response.headers.get('x-request-id'))
  return (text ? JSON.parse(text) : undefined) as z.output<O>
}

function nameIn(disposition: string | null): string | null {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition ?? '')?.[1]
  if (encoded) return decodeURIComponent(encoded)
  return /filename="?([^";]+)"?/i.exec(disposition ?? '')?.[1] ?? null
}

/**
 * Fetches the file of a `download` endpoint and hands it to the browser to save; one that takes a file as well gets it.
 *
 * @throws ApiError as `call` does
 */
export async function download<I extends z.core.$ZodType>(
  e: Endpoint<I>,
  input: z.input<I>,
  file?: Blob,
): Promise<void> {
  const { url, body } = requestOf(e, (input ?? {}) as Values, file !== undefined)
  const response = await ask(e.method, url, file ?? body)
  if (!response.ok)
    throw await refusal(response.status, await response.text(), response.headers.get('x-request-id'))
  const href = URL.createObjectURL(await response.blob())
  const link = document.createElement('a')
  link.href = href
  link.download = nameIn(response.headers.get('content-disposition')) ?? 'download'
  document.body.append(link)
  link.click()
  link.remove()
  // The browser reads the address after this turn; a minute is ample even for a slow disk.
  setTimeout(() => URL.revokeObjectURL(href), 60_000)
}
