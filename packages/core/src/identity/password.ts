import type { WordFacts } from '../kernel/words.ts'
import type { PolicyProfile } from './policy.ts'

/** What a new password is held against. */
export type PasswordQuestion = {
  readonly password: string
  readonly userName: string
  readonly admin: boolean
  readonly weak: ReadonlySet<string>
}

/** Why a password is refused. */
export type PasswordFault = { readonly code: string; readonly facts: WordFacts }

/**
 * Why this password may not be taken; null when it may. Whether it was used before is asked elsewhere: that needs the hashes.
 * Length counts characters as people see them, so 8 Chinese characters are 8.
 *
 * @source docs/rules/mlps.md#passwords
 */
export function whyPasswordRefused(policy: PolicyProfile, asked: PasswordQuestion): PasswordFault | null {
  const rule = policy.password
  const min = asked.admin ? rule.adminMinLength : rule.minLength
  const length = [...asked.password].length
  if (length < min) return { code: 'identity.password-short', facts: { min } }
  if (length > rule.maxLength) return { code: 'identity.password-long', facts: { max: rule.maxLength } }
  if (classesIn(asked.password) < rule.classes)
    return { code: 'identity.password-plain', facts: { classes: rule.classes } }
  if (plainForms(asked.password).some((form) => asked.weak.has(form)))
    return { code: 'identity.password-common', facts: {} }
  if (asked.password.toLowerCase().includes(asked.userName.toLowerCase()))
    return { code: 'identity.password-has-name', facts: {} }
  return null
}

/** How many kinds of characters: lower case, upper case, digits, anything else (signs, Chinese). */
export const classesIn = (password: string): number =>
  [/[a-z]/, /[A-Z]/, /[0-9]/, /[^a-zA-Z0-9]/].filter((kind) => kind.test(password)).length

// "P@ssw0rd2024!" is "password" in disguise: undo the usual swaps, drop what was hung on at the ends.
function plainForms(password: string): string[] {
  const lower = password.toLowerCase()
  const swaps: Record<string, string> = { '@': 'a', '4': 'a', '0': 'o', '1': 'l', '3': 'e', $: 's', '5': 's' }
  const core = lower.replace(/^[^a-z@$]+|[^a-z]+$/g, '')
  const undone = (text: string) => text.replace(/[@40135$]/g, (c) => swaps[c] ?? c)
  return [lower, undone(lower), core, undone(core)].filter((form) => form.length >= 5)
}
