import { z } from 'zod'

/** An address that begins with one of these schemes; another one is told so in the words of `key`. */
const addressOf = (protocol: RegExp, key: string) => z.url({ protocol, error: key, abort: true }).max(2000)

/** A page or a file: `http://`, `https://`. */
export const WebAddress = addressOf(/^https?$/, 'watch.not-a-web-address')

/** What plays over RTMP, or as FLV over HTTP. */
export const RtmpAddress = addressOf(/^(rtmps?|https?)$/, 'watch.not-an-rtmp-address')

/** What plays over RTSP. Stored ones never held a user: it has a field of its own. */
export const RtspAddress = addressOf(/^rtsps?$/, 'watch.not-an-rtsp-address').regex(
  /^rtsps?:\/\/[^/@]+(\/|$)/,
  'watch.sign-in-in-address',
)

/** What stands between the scheme and the `@`; nothing at `udp://@239.1.1.1:1234`, which names a group. */
const SIGN_IN = /^(\s*[a-z][a-z0-9+.-]*:[/\\]*)([^/\\?#]+)@/i

/** Whether an address carries a user or a password: everybody who may see the check would read it. */
export const hasSignIn = (address: string): boolean => SIGN_IN.test(address)

/** An address as it may be shown: `http://user:***@host/`, and `http://***@host/` where a token stands alone. */
export const withoutPassword = (address: string): string =>
  address.replace(SIGN_IN, (_, scheme: string, signIn: string) => {
    const user = signIn.includes(':') ? `${signIn.slice(0, signIn.indexOf(':'))}:` : ''
    return `${scheme}${user}***@`
  })
