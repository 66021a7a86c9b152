import { addressOf, rangeOf } from '../kernel/address-range.ts'

/** What people write between several addresses. */
const BETWEEN = /[\s,、;]+/

/** One part of a name: letters, digits, hyphens; underscores as Windows and routers have them. */
const LABEL = /^[\p{L}\p{N}_]([\p{L}\p{N}_-]{0,61}[\p{L}\p{N}_])?$/u

/** A name of the network, not a mistyped number: "nas-1", "web.example.cn"; in another script than Latin only with a dot. */
function isHostName(text: string): boolean {
  const labels = text.replace(/\.$/, '').split('.')
  return (
    text.length <= 253 &&
    labels.every((label) => LABEL.test(label)) &&
    /\p{L}/u.test(labels.at(-1) ?? '') &&
    (labels.length > 1 || /^[\w-]+$/.test(text))
  )
}

/** An address or a name, with a port behind it or without. */
function isPlace(text: string): boolean {
  if (addressOf(text)) return true
  const [, host = '', port = '0'] = /^(.+?)(?::(\d{1,5}))?$/.exec(text) ?? []
  if (Number(port) > 65_535) return false
  return host.startsWith('[') || addressOf(host)?.family === 4 ? addressOf(host) !== null : isHostName(host)
}

/**
 * Whether a text says where a device answers in the network: IPv4 and IPv6 addresses and host names, each with a port or the
 * length of its prefix or without, several with commas, spaces or strokes between them. Nothing says that it answers nowhere.
 */
export const saysWhere = (text: string): boolean =>
  text
    .normalize('NFKC')
    .split(BETWEEN)
    .filter((part) => part !== '')
    .every((part) => rangeOf(part) !== null || part.split('/').every(isPlace))
