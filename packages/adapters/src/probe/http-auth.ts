import type { AuthSettings } from '@rongheng/core/watch/kinds/http-auth'

/** The header that says who asks; none when nobody is to be said. */
export function authHeaders(
  { auth, user }: AuthSettings,
  secrets: Readonly<Record<string, string>>,
): Record<string, string> {
  if (auth === 'basic') {
    const pair = Buffer.from(`${user}:${secrets['password'] ?? ''}`).toString('base64')
    return { authorization: `Basic ${pair}` }
  }
  return auth === 'bearer' ? { authorization: `Bearer ${oneLine(secrets['token'] ?? '')}` } : {}
}

/** A token pasted with a line break would be no header. */
const oneLine = (text: string): string => text.trim().replace(/[^\x20-\x7e]/g, '')
