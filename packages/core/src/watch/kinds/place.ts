import { z } from 'zod'
import { addressOf } from '../../kernel/address-range.ts'
import type { FormField } from './form.ts'

const LABEL = String.raw`[\p{L}\p{N}_](?:[\p{L}\p{N}_-]{0,61}[\p{L}\p{N}_])?`
const NAME = new RegExp(`^${LABEL}(?:[.]${LABEL})*[.]?$`, 'u')
const isSix = (text: string): boolean => /^[0-9a-fA-F]*:/.test(text) && addressOf(text)?.family !== undefined

/** A machine as people write it: a name, or an address of either family. No scheme, no port. */
export const Host = z
  .string()
  .trim()
  .min(1)
  .max(253)
  .refine((text) => NAME.test(text) || isSix(text), 'watch.not-a-host')

/** A name in the domain name system. */
export const DomainName = z
  .string()
  .trim()
  .min(1)
  .max(253)
  .refine((text) => NAME.test(text), 'watch.not-a-name')

export const Port = z.int().min(1).max(65_535)

/** A key that people give to a number of their own: it stands in charts and thresholds. */
export const MetricName = z
  .string()
  .trim()
  .min(1)
  .max(40)
  .refine((text) => !/[,;\r\n]/.test(text), 'watch.not-a-metric-name')

/** Rows of things with names: two of the same name could not be told apart. */
export const noneTwice = (rows: readonly { readonly name: string }[]): boolean =>
  new Set(rows.map((row) => row.name)).size === rows.length

/** "host:port", with brackets where the host is an address full of colons. */
export const placeText = (host: string, port: number): string =>
  host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`

/** The field for the machine that is looked at. */
export const hostField: FormField = {
  name: 'host',
  zh: '主机',
  en: 'Host',
  input: 'text',
  place: true,
  example: '192.168.1.10',
  help: {
    zh: '域名或 IP 地址，不带 http:// 和端口。',
    en: 'A name or an address, without http:// or a port.',
  },
}

/** The field for a port that has a usual value. */
export const portField = (usual?: number): FormField => ({
  name: 'port',
  zh: '端口',
  en: 'Port',
  input: 'number',
  ...(usual === undefined ? { example: '554' } : { more: true, example: String(usual) }),
})
