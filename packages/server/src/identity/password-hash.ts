import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'

/** 32 MiB and about a fifth of a second a try: dear for a guesser with the table, bearable for a person. Tests lower it. */
export const passwordCost: { N: number; readonly r: number; readonly p: number } = { N: 2 ** 15, r: 8, p: 3 }
const prefix = (): string => `scrypt$${passwordCost.N}$${passwordCost.r}$${passwordCost.p}$`

const derive = (password: string, salt: Buffer): Promise<Buffer> =>
  new Promise((resolve, reject) =>
    scrypt(
      password.normalize('NFKC'),
      salt,
      32,
      { ...passwordCost, maxmem: 64 * 1024 * 1024 },
      (error, key) => (error ? reject(error) : resolve(key)),
    ),
  )

/** The hash of a password, `scrypt$N$r$p$salt$key`. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  return `${prefix()}${salt.toString('base64url')}$${(await derive(password, salt)).toString('base64url')}`
}

/** Whether a password gives this hash. Takes the same time for a hash of nobody (null) as for a wrong password. */
export async function passwordFits(password: string, hash: string | null): Promise<boolean> {
  const [salt, key] = (hash?.startsWith(prefix()) ? hash.slice(prefix().length) : '').split('$')
  const derived = await derive(password, Buffer.from(salt || 'AAAAAAAAAAAAAAAAAAAAAA', 'base64url'))
  const expected = Buffer.from(key ?? '', 'base64url')
  return expected.length === derived.length && timingSafeEqual(expected, derived)
}

// No 0 O 1 l I: people copy it from paper.
const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789'

/** A random one-time password, four groups of four (92 bits), easy to copy by hand. */
export function newOneTimePassword(): string {
  const pick = () => {
    for (;;) {
      const byte = randomBytes(1)[0] ?? 0
      // Bytes beyond the last whole multiple would favour the first letters.
      if (byte < 256 - (256 % LETTERS.length)) return LETTERS[byte % LETTERS.length]
    }
  }
  const group = () => Array.from({ length: 4 }, pick).join('')
  return [group(), group(), group(), group()].join('-')
}
